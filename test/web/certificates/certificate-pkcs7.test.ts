import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { certificateHouse, label, type MadeCertificate } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';

const house = certificateHouse();
afterAll(() => house.remove());

const folder = new URL('./fixtures/as-sent/', import.meta.url);
const sent = (name: string) => readFileSync(new URL(name, folder));

describe('PKCS#7', () => {
  const [root, leaf] = house.chain(2) as [MadeCertificate, MadeCertificate];
  const p7b = (form: 'PEM' | 'DER', ...of: MadeCertificate[]) =>
    house.openssl(
      ...['crl2pkcs7', '-nocrl', '-outform', form],
      ...of.flatMap(({ certificate }) => ['-certfile', certificate]),
    );
  const body = (pem: Buffer) => pem.toString().replaceAll(/-----.*-----\n/g, '');

  test.each<[string, () => Buffer]>([
    ['PEM', () => p7b('PEM', root, leaf)],
    ['PEM, its own first', () => p7b('PEM', leaf, root)],
    ['DER', () => p7b('DER', root, leaf)],
    ['PEM, labelled CMS', () => Buffer.from(p7b('PEM', root, leaf).toString().replaceAll('PKCS7', 'CMS'))],
    [
      'of a signed text',
      () =>
        house.openssl(
          'cms',
          '-sign',
          '-signer',
          leaf.certificate,
          '-inkey',
          leaf.key,
          '-certfile',
          root.certificate,
          '-in',
          leaf.certificate,
          '-outform',
          'DER',
          '-nodetach',
          '-stream',
        ),
    ],
  ])('its certificate is read as that of a chain is: %s', async (_what, file) => {
    const plain = await readCertificateFile(Buffer.concat([root.pem, leaf.pem]));
    expect(plain).toMatchObject({ ok: true, label, facts: { chain: 1 } });
    expect(await readCertificateFile(file())).toEqual({ ...plain, format: 'pkcs7' });
  });

  test('beside certificates it counts with them', async () => {
    const both = Buffer.concat([root.pem, p7b('PEM', leaf)]);
    expect(await readCertificateFile(both)).toMatchObject({
      ok: true,
      format: 'pem',
      label,
      authority: false,
    });
  });

  test('what holds no certificate, or is cut off, is refused', async () => {
    const empty = house.openssl('crl2pkcs7', '-nocrl', '-outform', 'DER');
    expect(await readCertificateFile(empty)).toEqual({ ok: false, reason: 'notACertificate' });
    const whole = p7b('DER', root, leaf);
    const longer = Buffer.concat([whole, Buffer.of(0)]);
    for (const bytes of [whole.subarray(0, -20), longer])
      expect(await readCertificateFile(bytes)).toEqual({ ok: false, reason: 'damaged' });
    const many = p7b('DER', ...Array.from({ length: 101 }, () => leaf));
    expect(await readCertificateFile(many)).toEqual({ ok: false, reason: 'tooManyCertificates' });
  });

  test('as a certificate’s block it is not taken for one', async () => {
    const file = `-----BEGIN CERTIFICATE-----\n${body(p7b('PEM', leaf))}-----END CERTIFICATE-----\n`;
    expect(await readCertificateFile(Buffer.from(file))).toEqual({ ok: false, reason: 'damaged' });
  });

  test('the file that came so', async () => {
    expect(await readCertificateFile(sent('certificate.p7b'))).toMatchObject({
      ok: true,
      format: 'pkcs7',
      label: '123456789_erdv_test',
    });
  });
});
