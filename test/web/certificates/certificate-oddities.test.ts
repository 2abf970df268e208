import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { FileRefusal } from '#domain/certificates/refusal';
import { certificateHouse, label, password } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';
import { processorClock } from '#test/support/processor-time';

const house = certificateHouse();
afterAll(() => house.remove());

const own = () => house.certificate();
const pem = () => own().pem.toString('latin1');
const bytes = (content: Buffer | string) =>
  typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
const body = () => pem().split('\n').slice(1, -2).join('');

describe('files that are odd, and right', () => {
  test.each<[string, () => Buffer | string]>([
    ['lines that end with CRLF', () => pem().replaceAll('\n', '\r\n')],
    ['lines that end with CR', () => pem().replaceAll('\n', '\r')],
    ['no line end at the end', () => pem().trimEnd()],
    ['a UTF-8 mark', () => Buffer.concat([Buffer.from('\ufeff'), own().pem])],
    ['UTF-16, little end first', () => Buffer.from(`\ufeff${pem()}`, 'utf16le')],
    ['UTF-16, big end first', () => Buffer.from(`\ufeff${pem()}`, 'utf16le').swap16()],
    [
      'attributes before the block',
      () => `Bag Attributes\n    friendlyName: Clé d'été\nsubject=CN = x\n\n${pem()}`,
    ],
    ['text of OpenSSL before it', () => house.openssl('x509', '-in', own().certificate, '-text')],
    ['text behind it', () => `${pem()}\nEnvoyé de mon téléphone`],
    ['the same certificate twice', () => pem() + pem()],
    ['parameters of the curve before it', () => house.openssl('ecparam', '-name', 'P-256') + pem()],
    ['one long line', () => `-----BEGIN CERTIFICATE-----\n${body()}\n-----END CERTIFICATE-----`],
    ['an older label', () => pem().replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    [
      'trust of OpenSSL',
      () => house.openssl('x509', '-in', own().certificate, '-trustout', '-addtrust', 'serverAuth'),
    ],
    ['DER', () => own().der],
  ])('%s', async (_what, file) => {
    expect(await readCertificateFile(bytes(file()))).toMatchObject({ ok: true, label });
  });

  test.each(['2049-12-31T23:59:59.000Z', '2050-01-01T00:00:00.000Z', '9999-12-31T23:59:59.000Z'])(
    'valid until %s (RFC 5280, 4.1.2.5)',
    async (notAfter) => {
      const notBefore = '2020-01-01T00:00:00.000Z';
      const file = house.dated({ from: new Date(notBefore), until: new Date(notAfter) });
      expect(await readCertificateFile(file)).toMatchObject({ ok: true, facts: { notBefore, notAfter } });
    },
  );

  test('subjects of any script are kept as written, without what nobody sees', async () => {
    const subject = '/O=Ωmega 電話 Телеком/CN=Zoé\u202e\u200b d’Été 🔑';
    expect(await readCertificateFile(house.certificate({ subject }).pem)).toMatchObject({
      ok: true,
      label: 'Zoé d’Été 🔑',
      facts: { subject: 'O=Ωmega 電話 Телеком, CN=Zoé d’Été 🔑' },
    });
  });

  test('a line break, an equals sign or a plus in a name makes no second attribute', async () => {
    const subject = String.raw`/O=Alpha\, CN\=997480930_eRDV_prod + OU\=0002 552100554/CN=a\\b`;
    const found = await readCertificateFile(house.certificate({ subject }).pem);
    expect(found).toMatchObject({ ok: true, facts: { siren: null } });
    expect(found.ok && found.label).toBe(String.raw`a\b`);
  });

  test('huge subjects are cut, at once', async () => {
    const parts = Array.from({ length: 3_000 }, (_, i) => `${i}.OU=${'é'.repeat(60)}${i}`).join('\n');
    const config = house.write(
      'req.cnf',
      `[req]\nprompt=no\nutf8=yes\nstring_mask=utf8only\ndistinguished_name=d\n[d]\nCN=${label}\n${parts}\n`,
    );
    const out = house.path('huge.der');
    house.openssl('req', '-x509', '-config', config, '-key', own().key, '-outform', 'DER', '-out', out);
    const certificate = readFileSync(out);
    expect(certificate.length).toBeGreaterThan(400_000);
    const began = processorClock();
    const found = await readCertificateFile(certificate);
    expect(began()).toBeLessThan(2000);
    expect(found).toMatchObject({ ok: true, label });
    expect(found.ok && found.facts.subject.length).toBe(1_000);
  });

  test('without a subject there is no label, and nothing breaks', async () => {
    expect(await readCertificateFile(house.certificate({ subject: '/' }).pem)).toMatchObject({
      ok: true,
      label: null,
      facts: { subject: '' },
    });
  });
});

describe('files that are refused, each with its reason, within a second', () => {
  const junk = (length: number) => Buffer.alloc(length, 'Nn0+/a\n');
  const header = '-----BEGIN CERTIFICATE-----\n';
  const footer = '\n-----END CERTIFICATE-----\n';
  const der = () => own().der;
  test.each<[string, FileRefusal, () => Buffer | string, string?]>([
    ['nothing', 'empty', () => ''],
    [
      '10 MB of junk behind a header',
      'tooLarge',
      () => Buffer.concat([Buffer.from(header), junk(10_000_000)]),
    ],
    ['1 MB of junk behind a header', 'damaged', () => Buffer.concat([Buffer.from(header), junk(1_000_000)])],
    ['1 MB of junk in a block', 'damaged', () => header + junk(1_000_000).toString() + footer],
    ['headers only', 'tooManyCertificates', () => header.repeat(30_000)],
    ['headers in one line', 'brokenMark', () => header.trim().repeat(30_000)],
    ['blanks', 'notACertificate', () => ' '.repeat(1_000_000)],
    [
      'a header behind blanks',
      'notACertificate',
      () => `${' '.repeat(1_000_000)}x${header}`.slice(0, 1_000_000),
    ],
    ['hyphens', 'notACertificate', () => '-'.repeat(1_000_000)],
    ['a million of the byte of a SEQUENCE', 'notACertificate', () => Buffer.alloc(1_000_000, 0x30)],
    ['a SEQUENCE longer than the file', 'damaged', () => Buffer.alloc(1_000_000, Buffer.from([0x30, 0x84]))],
    ['deep ASN.1 of indefinite length', 'damaged', () => Buffer.alloc(1_000_000, Buffer.from([0x30, 0x80]))],
    ['text', 'notACertificate', () => 'Bonjour, voici le certificat.'],
    ['a page of HTML', 'notACertificate', () => '<!doctype html><title>Certificat</title>'],
    [
      'a request (RFC 2986)',
      'notACertificate',
      () => house.openssl('req', '-new', '-key', own().key, '-subj', '/CN=x'),
    ],
    ['a public key', 'notACertificate', () => house.openssl('pkey', '-in', own().key, '-pubout')],
    ['a block cut off', 'damaged', () => pem().slice(0, 300)],
    ['a block of another end', 'damaged', () => pem().replace('END CERTIFICATE', 'END KEY')],
    ['a wrong digit', 'damaged', () => pem().replace('M', '!')],
    ['an empty block', 'damaged', () => header + footer],
    ['garbage behind DER', 'damaged', () => Buffer.concat([der(), Buffer.from('garbage')])],
    [
      'garbage within the block',
      'damaged',
      () => header + Buffer.concat([der(), Buffer.from('x')]).toString('base64') + footer,
    ],
    ['DER cut off', 'damaged', () => der().subarray(0, 200)],
    [
      'two that are no chain',
      'severalCertificates',
      () => pem() + house.certificate({ subject: '/CN=autre' }).pem,
    ],
    ['PKCS#12 cut off', 'damaged', () => house.pkcs12(own()).subarray(0, 500), password],
    ['garbage behind PKCS#12', 'damaged', () => Buffer.concat([house.pkcs12(own()), Buffer.of(0)]), password],
  ])('%s: %s', async (_what, reason, file, secret) => {
    const content = bytes(file());
    const began = processorClock();
    expect(await readCertificateFile(content, secret)).toEqual({ ok: false, reason });
    expect(began()).toBeLessThan(1000);
  });
});
