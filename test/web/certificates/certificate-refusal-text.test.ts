import { describe, expect, test } from 'vitest';
import { depositRefusals, fileRefusals, type CertificateRefusal } from '#domain/certificates/refusal';
import { certificateRefusalText } from '#web/features/certificates/refusals/refusal-text';
import { en } from '#web/messages/en';
import { fr } from '#web/messages/fr';

const every: CertificateRefusal[] = [
  ...[...fileRefusals, ...depositRefusals].map((reason) => ({ reason })),
  { reason: 'alreadyDeposited', id: 'c1' },
  { reason: 'weakSignature', signatureAlgorithm: 'sha1WithRSAEncryption' },
  { reason: 'weakKey', key: { algorithm: 'rsa', bits: 1024 } },
  { reason: 'expired', notAfter: '2026-10-31T23:30:00.000Z' },
  { reason: 'notYetValid', notBefore: '2027-01-01T00:00:00.000Z' },
];
const standing = { label: '397480930_FCI_prod', notAfter: '2027-01-31T23:30:00.000Z' };
const sooner: CertificateRefusal = { reason: 'endsSooner', standing };
const gap: CertificateRefusal = { reason: 'leavesGap', standing, notBefore: '2027-02-14T23:00:00.000Z' };
every.unshift(sooner, gap, { reason: 'authority', subject: 'CN=Autorité' });
const french = (refusal: CertificateRefusal) => certificateRefusalText(fr.certificates, 'fr', refusal);

describe('why a certificate was refused', () => {
  test('every reason has a sentence of its own in both languages', () => {
    for (const texts of [
      every.map(french),
      every.map((refusal) => certificateRefusalText(en.certificates, 'en', refusal)),
    ]) {
      expect(new Set(texts).size).toBe(every.length);
      for (const text of texts) expect(text).toMatch(/^[A-ZÀ-Ý].+\.$/u);
    }
  });

  test('what is wrong with the certificate is named: algorithm, key, day of Paris', () => {
    const [signature, key, expired, early] = every.slice(-4).map(french);
    expect(signature).toContain('sha1WithRSAEncryption');
    expect(key).toContain('RSA, 1024 bits');
    expect(expired).toContain('01/11/2026');
    expect(early).toContain('01/01/2027');
    expect(french(sooner)).toMatch(/397480930_FCI_prod.*01\/02\/2027/);
    expect(french(gap)).toMatch(/397480930_FCI_prod.*01\/02\/2027 à 00:30.*15\/02\/2027 à 00:00/);
  });
});
