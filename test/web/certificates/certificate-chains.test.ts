import { afterAll, describe, expect, test } from 'vitest';
import { certificateHouse, label, password, type MadeCertificate } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';

const house = certificateHouse();
afterAll(() => house.remove());

const [root, middle, leaf] = house.chain(3) as [MadeCertificate, MadeCertificate, MadeCertificate];
const stranger = house.certificate({ subject: '/CN=Autorité sans lien', authority: true });
const joined = (...all: MadeCertificate[]) => Buffer.concat(all.map(({ pem }) => pem));
const read = (bytes: Buffer) => readCertificateFile(bytes, password);
const told = async (bytes: Buffer) => {
  const found = await read(bytes);
  if (!found.ok) return found.reason;
  const { authority, unrelated, facts } = found;
  return { authority, unrelated, chain: facts.chain, subject: facts.subject };
};
const own = { authority: false, subject: `CN=${label}` };

describe('whose certificate a file is for', () => {
  test.each<[string, Buffer]>([
    ['its own first', joined(leaf, middle, root)],
    ['its own last', joined(root, middle, leaf)],
    ['its own between', joined(middle, leaf, root)],
    ['its own twice', joined(leaf, root, leaf, middle)],
  ])('the links of issuers say, whatever the order: %s', async (_what, file) => {
    expect(await told(file)).toEqual({ ...own, chain: 2, unrelated: 0 });
  });

  test('an authority that did not issue it counts as not related', async () => {
    expect(await told(joined(root, leaf))).toEqual({ ...own, chain: 0, unrelated: 1 });
    expect(await told(joined(stranger, middle, leaf))).toEqual({ ...own, chain: 1, unrelated: 1 });
  });

  test('issuers without the operator’s own are said to be an authority', async () => {
    const found = { authority: true, subject: 'CN=Autorité 1', chain: 1, unrelated: 0 };
    expect(await told(joined(middle, root))).toEqual(found);
    expect(await told(Buffer.concat([root.der, middle.der]))).toEqual(found);
    expect(await told(house.pkcs12(stranger))).toMatchObject({ authority: true });
    expect(await told(joined(root, stranger))).toBe('severalCertificates');
  });

  test('one that signed itself and issues nothing is no authority', async () => {
    const alone = house.certificate();
    expect(await told(alone.pem)).toEqual({ ...own, chain: 0, unrelated: 0 });
  });

  test('the name of an issuer does not make one without its signature', async () => {
    const bare = ['-addext', 'subjectKeyIdentifier=none', '-addext', 'authorityKeyIdentifier=none'];
    const made = (days: string) => house.certificate({ more: ['-days', days, ...bare] });
    // Both have the same name, as subject and as issuer: before and after a renewal.
    expect(await told(joined(made('20'), made('300')))).toBe('severalCertificates');
    const issued = house.certificate({ issuer: root, more: bare });
    expect(await told(joined(issued, made('300')))).toBe('severalCertificates');
    // The same authority with a new key, under its old name.
    const renewed = house.certificate({ subject: '/CN=Autorité 0', authority: true, more: bare });
    expect(await told(joined(renewed, issued))).toEqual({ ...own, chain: 0, unrelated: 1 });
    expect(await told(joined(renewed, root, issued))).toEqual({ ...own, chain: 1, unrelated: 1 });
  });

  test('behind a trusted one stands no other', async () => {
    const armoured = (der: Buffer) =>
      Buffer.from(
        `-----BEGIN TRUSTED CERTIFICATE-----\n${der.toString('base64')}\n-----END TRUSTED CERTIFICATE-----\n`,
      );
    expect(await told(armoured(Buffer.concat([root.der, leaf.der])))).toBe('damaged');
    expect(await told(armoured(leaf.der))).toEqual({ ...own, chain: 0, unrelated: 0 });
  });
});
