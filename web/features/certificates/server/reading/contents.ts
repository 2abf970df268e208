import 'server-only';
import { X509Certificate, createPrivateKey, type KeyObject } from 'node:crypto';
import { certificateLimits } from '#domain/certificates/refusal';
import { elements, isSequence, octets, parsed, type Node } from './asn1.ts';
import { mostRounds, opened, type Opening } from './ciphers.ts';
import { Unreadable, orElse } from './unreadable.ts';

/** What a file of any format holds. */
export interface Contents {
  certificates: X509Certificate[];
  /** Private keys that the password opened. They leave no reader. */
  keys: KeyObject[];
}

/** Without a password both are tried: files for which somebody pressed return twice are common, and are told apart. */
export const openingsOf = (password: string | undefined): Opening[] =>
  (password ? [password] : ['', null]).map((one) => ({ password: one, rounds: mostRounds }));

/** For who has just opened a private key: whoever had the file had the key. */
export function refuseUnprotected({ password }: Opening): void {
  if (!password) throw new Unreadable('emptyPassword');
}

export const notOpened = (password: string | undefined) =>
  new Unreadable(password ? 'wrongPassword' : 'passwordMissing');

/** One certificate in DER (X.690), and nothing behind it. */
export function certificateOf(der: Buffer): X509Certificate {
  const certificate = firstCertificate(der);
  if (certificate.raw.length !== der.length) throw new Unreadable('damaged');
  return certificate;
}

/** One certificate, and behind it what OpenSSL trusts it for. */
export function trustedCertificateOf(bytes: Buffer): X509Certificate {
  const certificate = firstCertificate(bytes);
  const trust = bytes.subarray(certificate.raw.length);
  // Purposes, a name and the like (OpenSSL's X509_CERT_AUX): identifiers, where a certificate has its own contents.
  if (
    trust.length > 0 &&
    elements(parsed(trust)).some((one) => isSequence(one) && elements(one).some(isSequence))
  )
    throw new Unreadable('damaged');
  return certificate;
}

/** The certificate with which the bytes begin. */
export function firstCertificate(bytes: Buffer): X509Certificate {
  return orElse('damaged', () => {
    const certificate = new X509Certificate(bytes);
    const { raw } = certificate;
    // OpenSSL looks for PEM first, in the values of a certificate too; and it forgives what DER does not.
    if (!bytes.subarray(0, raw.length).equals(raw)) throw new Unreadable('damaged');
    return certificate;
  });
}

export function checkCount(certificates: readonly unknown[]): void {
  if (certificates.length > certificateLimits.certificates) throw new Unreadable('tooManyCertificates');
}

export function keyOf(pkcs8: Buffer): KeyObject {
  return orElse('damaged', () => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
}

/** The key of an EncryptedPrivateKeyInfo (RFC 5958); null when the password does not fit. */
export async function openedKey(opening: Opening, info: Node): Promise<KeyObject | null> {
  const [algorithm, sealed] = elements(info);
  const pkcs8 = await opened(opening, algorithm, octets(sealed));
  if (!pkcs8) return null;
  try {
    return keyOf(pkcs8);
  } catch {
    // A wrong password leaves a padding that fits once in 256 times.
    return null;
  }
}

/** The same of the whole bytes of a file or block. */
export async function openedKeyWith(password: string | undefined, der: Buffer): Promise<KeyObject> {
  const info = parsed(der);
  for (const opening of openingsOf(password)) {
    const key = await openedKey(opening, info);
    if (!key) continue;
    refuseUnprotected(opening);
    return key;
  }
  throw notOpened(password);
}
