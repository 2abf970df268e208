import { describe, expect, test } from 'vitest';
import { doubtAbout, doubtsAbout, judgeCertificate } from '#domain/certificates/acceptance';
import type { CertificateFacts, CertificateKey } from '#domain/certificates/facts';

const now = new Date('2026-11-02T08:00:00Z');
const facts: CertificateFacts = {
  subject: 'CN=397480930_eRDV_prod',
  issuer: 'CN=Autorité',
  siren: '397480930',
  serialNumber: '01',
  fingerprint: 'ab'.repeat(32),
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2028-01-01T00:00:00.000Z',
  key: { algorithm: 'rsa', bits: 2048 },
  signatureAlgorithm: 'sha256WithRSAEncryption',
  chain: 0,
};
const judged = (given: Partial<CertificateFacts>) =>
  judgeCertificate({ ...facts, ...given }, now)?.reason ?? null;

describe('a certificate is judged before it is taken', () => {
  test.each([
    ['sha256WithRSAEncryption', null],
    ['sha384WithRSAEncryption', null],
    ['sha512WithRSAEncryption', null],
    ['rsassaPss-sha256', null],
    ['ecdsa-with-SHA256', null],
    ['ecdsa-with-SHA512', null],
    ['ED25519', null],
    ['RSA-SHA3-256', null],
    ['sha1WithRSAEncryption', 'weakSignature'],
    ['md5WithRSAEncryption', 'weakSignature'],
    ['ecdsa-with-SHA1', 'weakSignature'],
    ['rsassaPss-sha1', 'weakSignature'],
    ['rsassaPss', 'weakSignature'],
    ['sha224WithRSAEncryption', 'weakSignature'],
    ['ecdsa-with-SHA224', 'weakSignature'],
    ['sha512-256WithRSAEncryption', 'weakSignature'],
    ['1.2.3.4', 'weakSignature'],
  ])('signed with %s: %s [OWF-180]', (signatureAlgorithm, reason) => {
    expect(judged({ signatureAlgorithm })).toBe(reason);
  });

  test.each<[CertificateKey, string | null]>([
    [{ algorithm: 'rsa', bits: 2048 }, null],
    [{ algorithm: 'rsa', bits: 2047 }, 'weakKey'],
    [{ algorithm: 'rsa', bits: 1024 }, 'weakKey'],
    [{ algorithm: 'rsa-pss', bits: 4096 }, null],
    [{ algorithm: 'ec', bits: 256 }, null],
    [{ algorithm: 'ec', bits: 224 }, 'weakKey'],
    [{ algorithm: 'ec', bits: null }, 'weakKey'],
    [{ algorithm: 'ed25519', bits: null }, null],
    [{ algorithm: 'dsa', bits: 3072 }, 'weakKey'],
    [{ algorithm: 'unknown', bits: 9999 }, 'weakKey'],
  ])('with the key %o: %s', (key, reason) => {
    expect(judged({ key })).toBe(reason);
  });

  test.each([
    ['2026-11-02T08:00:00.000Z', 'expired'],
    ['2026-11-02T08:00:01.000Z', null],
    ['2049-12-31T23:59:59.000Z', null],
    ['2050-01-01T00:00:00.000Z', null],
    ['9999-12-31T23:59:59.000Z', null],
  ])('valid until %s: %s', (notAfter, reason) => {
    expect(judged({ notAfter })).toBe(reason);
  });

  test.each([
    ['2026-12-02T08:00:00.000Z', null],
    ['2026-12-02T08:00:01.000Z', 'notYetValid'],
  ])('valid from %s: %s', (notBefore, reason) => {
    expect(judged({ notBefore })).toBe(reason);
  });

  test('what is said of it is what people need to act upon', () => {
    expect(judgeCertificate({ ...facts, key: { algorithm: 'rsa', bits: 1024 } }, now)).toEqual({
      reason: 'weakKey',
      key: { algorithm: 'rsa', bits: 1024 },
    });
  });
});

test.each([
  ['2027-11-01T12:00:00.000Z', '2027-10-31T12:00:00.000Z', false],
  ['2027-10-31T12:00:00.000Z', '2027-11-01T12:00:00.000Z', true],
  // Of one batch, seconds apart.
  ['2027-11-01T12:00:00.000Z', '2027-11-01T12:00:07.000Z', false],
  // Midnight is that of Paris.
  ['2027-10-31T22:59:00.000Z', '2027-10-31T23:00:00.000Z', true],
])('a replacement until %s of what is in use until %s ends sooner: %s', (notAfter, until, sooner) => {
  const standing = { label: 'FCI', notAfter: until };
  const doubt = sooner ? { reason: 'endsSooner', standing } : null;
  const inUse = { current: standing, longest: standing };
  expect(doubtAbout({ notBefore: facts.notBefore, notAfter }, inUse)).toEqual(doubt);
});

test.each([
  ['2026-11-20T12:00:00.000Z', false],
  // What is in use is valid to the end of its last second.
  ['2026-11-20T12:00:01.000Z', false],
  ['2026-11-20T12:00:02.000Z', true],
])('a replacement from %s of what is in use until 2026-11-20 12:00 leaves a gap: %s', (notBefore, gap) => {
  const current = { label: 'FCI', notAfter: '2026-11-20T12:00:00.000Z' };
  // What stands ready lasts longer, and loses its place.
  const longest = { label: 'FCI', notAfter: '2027-11-20T12:00:00.000Z' };
  const doubt = gap ? { reason: 'leavesGap', standing: current, notBefore } : null;
  const after = { notBefore, notAfter: '2028-01-01T00:00:00.000Z' };
  expect(doubtAbout(after, { current, longest })).toEqual(doubt);
});

test('an authority is doubtful wherever it is deposited, beside what else is', () => {
  const { subject, notBefore, notAfter } = facts;
  const standing = { label: 'FCI', notAfter: '2030-01-01T00:00:00.000Z' };
  const inUse = { current: standing, longest: standing };
  const authority = { reason: 'authority', subject };
  const sooner = { reason: 'endsSooner', standing };
  const doubts = (is: boolean, where: typeof inUse | null) =>
    doubtsAbout({ subject, notBefore, notAfter, authority: is }, where);
  expect(doubts(false, null)).toEqual([]);
  expect(doubts(true, null)).toEqual([authority]);
  expect(doubts(false, inUse)).toEqual([sooner]);
  expect(doubts(true, inUse)).toEqual([authority, sooner]);
});
