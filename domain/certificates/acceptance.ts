import { parisDay } from '#domain/kit/calendar/paris-day';
import { hasExpired, type CertificateFacts, type CertificateKey } from './facts.ts';
import type { AcceptanceRefusal, InUse, ToConfirm } from './refusal.ts';

/**
 * Which certificates are taken (OWF-180: SHA-2 and TLS 1.2). Lists of what is good, so that what nobody knows is refused:
 * as strong as SHA-256, RSA of 2,048 bits and P-256 at least (RGS B1; NIST SP 800-131A).
 */
const signatures =
  /^(?:sha(?:256|384|512)WithRSAEncryption|rsassaPss-sha(?:256|384|512)|ecdsa-with-SHA(?:256|384|512)|RSA-SHA3-(?:256|384|512)|ecdsa_with_SHA3-(?:256|384|512)|ED25519|ED448)$/;

const leastBits: Readonly<Record<string, number>> = { rsa: 2048, 'rsa-pss': 2048, ec: 256 };
const strongByName: readonly string[] = ['ed25519', 'ed448'];

/** A certificate is valid to the end of its last second (RFC 5280, 4.1.2.5): one from the next on leaves no gap. */
const secondMs = 1_000;

/** A certificate may be deposited this long before it begins to be valid. */
export const earliestMs = 30 * 24 * 3_600_000;

function isStrong({ algorithm, bits }: CertificateKey): boolean {
  if (strongByName.includes(algorithm)) return true;
  const least = leastBits[algorithm];
  return least !== undefined && bits !== null && bits >= least;
}

/** Why a certificate is refused at `now`, worst first; null when it is taken. */
export function judgeCertificate(facts: CertificateFacts, now: Date): AcceptanceRefusal | null {
  const { signatureAlgorithm, key, notAfter, notBefore } = facts;
  if (hasExpired(notAfter, now)) return { reason: 'expired', notAfter };
  if (!signatures.test(signatureAlgorithm)) return { reason: 'weakSignature', signatureAlgorithm };
  if (!isStrong(key)) return { reason: 'weakKey', key };
  if (Date.parse(notBefore) > now.getTime() + earliestMs) return { reason: 'notYetValid', notBefore };
  return null;
}

/** What a file says of a certificate, as far as it may be doubtful. */
export type Doubtful = Pick<CertificateFacts, 'subject' | 'notBefore' | 'notAfter'> & {
  /** It may issue others (basicConstraints, RFC 5280, 4.2.1.9). */
  authority: boolean;
};

/**
 * All that has to be confirmed of a deposit. The certificate of an authority is more often than not that of the issuer,
 * which lasts for years: its slot would send no warning before the end of the operator's own.
 */
export function doubtsAbout(read: Doubtful, inUse: InUse | null): ToConfirm[] {
  const { authority, subject } = read;
  const replacing = inUse && doubtAbout(read, inUse);
  return [
    ...(authority ? [{ reason: 'authority', subject } as const] : []),
    ...(replacing ? [replacing] : []),
  ];
}

/**
 * What has to be confirmed of a replacement. It ends on a day of Paris before that of what it would follow: then it is an
 * older one by mistake, more often than not. Or it begins after that has expired: in between nothing is valid, and its
 * download would end the warnings all the same. Needs the machine's time zone data.
 */
export function doubtAbout(
  { notBefore, notAfter }: Pick<CertificateFacts, 'notBefore' | 'notAfter'>,
  { current, longest }: InUse,
): ToConfirm | null {
  if (parisDay(new Date(notAfter)) < parisDay(new Date(longest.notAfter)))
    return { reason: 'endsSooner', standing: longest };
  // It takes the place of what stands ready, which therefore does not count.
  if (Date.parse(notBefore) > Date.parse(current.notAfter) + secondMs)
    return { reason: 'leavesGap', standing: current, notBefore };
  return null;
}
