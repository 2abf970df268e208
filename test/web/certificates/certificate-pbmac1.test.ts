import { createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import forge from 'node-forge';
import { afterAll, describe, expect, test } from 'vitest';
import { certificateHouse, password } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';
import { processorClock } from '#test/support/processor-time';

const house = certificateHouse();
afterAll(() => house.remove());

const folder = new URL('./fixtures/as-sent/', import.meta.url);
const sent = (name: string) => readFileSync(new URL(name, folder));

describe('PBMAC1 (RFC 9579)', () => {
  const { asn1 } = forge;
  const { UNIVERSAL } = asn1.Class;
  const { SEQUENCE, OCTETSTRING, INTEGER, OID, NULL } = asn1.Type;
  const sequence = (...parts: forge.asn1.Asn1[]) => asn1.create(UNIVERSAL, SEQUENCE, true, parts);
  const octets = (bytes: Buffer) => asn1.create(UNIVERSAL, OCTETSTRING, false, bytes.toString('latin1'));
  const number = (value: number) =>
    asn1.create(UNIVERSAL, INTEGER, false, asn1.integerToDer(value).getBytes());
  const algorithm = (id: string, parameters = asn1.create(UNIVERSAL, NULL, false, '')) =>
    sequence(asn1.create(UNIVERSAL, OID, false, asn1.oidToDer(id).getBytes()), parameters);
  const hmac = { sha1: 7, sha256: 9, sha384: 10, sha512: 11 };
  type Hash = keyof typeof hmac;

  /** The same file under a MAC of RFC 9579 in place of that of RFC 7292. */
  function withPbmac1(file: Buffer, prf: Hash, mac: Hash, { rounds = 2048, keyBytes = 32 } = {}): Buffer {
    const root = asn1.fromDer(file.toString('latin1'));
    const [version, safes] = root.value as [forge.asn1.Asn1, forge.asn1.Asn1];
    const [, content] = safes.value as [forge.asn1.Asn1, forge.asn1.Asn1];
    const [inner] = content.value as [forge.asn1.Asn1];
    const salt = Buffer.alloc(16, 7);
    const key = pbkdf2Sync(password, salt, Math.min(rounds, 10_000), Math.min(keyBytes, 64) || 32, prf);
    const digest = createHmac(mac, key)
      .update(Buffer.from(inner.value as string, 'latin1'))
      .digest();
    const id = (hash: Hash) => algorithm(`1.2.840.113549.2.${hmac[hash]}`);
    const derivation = algorithm(
      '1.2.840.113549.1.5.12',
      sequence(octets(salt), number(rounds), ...(keyBytes > 0 ? [number(keyBytes)] : []), id(prf)),
    );
    const info = sequence(algorithm('1.2.840.113549.1.5.14', sequence(derivation, id(mac))), octets(digest));
    const macData = sequence(info, octets(Buffer.from('NOT USED')), number(1));
    const made = sequence(version, safes, macData);
    return Buffer.from(asn1.toDer(made).getBytes(), 'latin1');
  }
  const plain = () => house.pkcs12(house.certificate());
  const reason = async (bytes: Buffer, secret?: string) => {
    const found = await readCertificateFile(bytes, secret);
    return found.ok ? 'taken' : found.reason;
  };

  test.each<[Hash, Hash]>([
    ['sha256', 'sha256'],
    ['sha512', 'sha512'],
    ['sha512', 'sha256'],
    ['sha1', 'sha384'],
  ])('is opened by its password, and by no other: PBKDF2 with %s, HMAC with %s', async (prf, mac) => {
    const file = withPbmac1(plain(), prf, mac);
    expect(await reason(file, password)).toBe('taken');
    expect(await reason(file, 'falsch')).toBe('wrongPassword');
    expect(await reason(file)).toBe('passwordMissing');
    const changed = Buffer.from(file);
    changed.writeUInt8(changed.readUInt8(200) ^ 1, 200);
    expect(await reason(changed, password)).not.toBe('taken');
  });

  test('names the length of its key, within bounds', async () => {
    expect(await reason(withPbmac1(plain(), 'sha256', 'sha256', { keyBytes: 0 }), password)).toBe('damaged');
    expect(await reason(withPbmac1(plain(), 'sha256', 'sha256', { keyBytes: 1e9 }), password)).toBe(
      'damaged',
    );
    const began = processorClock();
    const long = withPbmac1(plain(), 'sha256', 'sha256', { rounds: 0x7fffffff });
    expect(await reason(long, password)).toBe('tooManyIterations');
    expect(began()).toBeLessThan(1000);
  });

  test('the file that came so', async () => {
    const file = sent('pbmac1.p12');
    expect(await readCertificateFile(file, 'secret1')).toMatchObject({ ok: true, format: 'pkcs12' });
    expect(await reason(file, 'secret2')).toBe('wrongPassword');
  });
});
