import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { codes, recoveryCodeCount, stepAt, stepWindow } from '#domain/platform/second-step';
import { newSubmissionId } from '#web/server/submission-id';

/** One key a purpose, from the one that the installation keeps. */
function keyFor(purpose: 'seal' | 'recovery', key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `jalon second factor: ${purpose}`, 32));
}

/** What an authenticator shares with us, in base 32: 160 bits (RFC 4226, requirement 6). */
export function newSharedSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** AES-256-GCM, bound to the person: nobody's row can be copied over another's. */
export function seal(secret: string, userId: string, key: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal', key), nonce).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when it was sealed with another key, for another person, or damaged. */
export function unseal(sealed: string, userId: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal', key), bytes.subarray(0, 12))
    .setAAD(Buffer.from(userId))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

function generator(secret: string, label: { issuer: string; login: string }): TOTP {
  return new TOTP({
    issuer: label.issuer,
    label: label.login,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: codes.digits,
    period: codes.stepSeconds,
  });
}

/** The step whose code this is, within the window around `at`; null where it is none's. */
export function matchingStep(secret: string, code: string, at: Date): number | null {
  const delta = generator(secret, { issuer: '', login: '' }).validate({
    token: code,
    timestamp: at.getTime(),
    window: stepWindow,
  });
  return delta === null ? null : stepAt(at.getTime()) + delta;
}

/** What the QR code holds (the otpauth: address that authenticators read). */
export function otpauthAddress(secret: string, label: { issuer: string; login: string }): string {
  return generator(secret, label).toString();
}

/** Ten codes of 60 random bits, as they are shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => newSubmissionId().replaceAll(/(.{4})(?=.)/g, '$1-'));
}

/** What is stored of a code, without its hyphens. Keyed: who reads the database alone cannot try codes out. */
export function recoveryHash(code: string, userId: string, key: string): string {
  return createHmac('sha256', keyFor('recovery', key))
    .update(`${userId}:${code.replaceAll('-', '')}`)
    .digest('hex');
}
