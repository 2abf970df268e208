import { parisDay } from '#domain/kit/calendar/paris-day';
import type { CertificateKey } from '#domain/certificates/facts';
import type { CertificateRefusal } from '#domain/certificates/refusal';
import type { Locale, Messages } from '#web/messages/catalogue';
import { formatDay, formatInstant } from '#web/messages/format';

/** What a person reads of a certificate that was refused. */
export function certificateRefusalText(
  { refusals, detail }: Pick<Messages['certificates'], 'refusals' | 'detail'>,
  locale: Locale,
  refusal: CertificateRefusal,
): string {
  switch (refusal.reason) {
    case 'weakSignature':
      return refusals.weakSignature(refusal.signatureAlgorithm);
    case 'weakKey':
      return refusals.weakKey(keyText(detail, refusal.key));
    case 'expired':
      return refusals.expired(dayText(locale, refusal.notAfter));
    case 'notYetValid':
      return refusals.notYetValid(dayText(locale, refusal.notBefore));
    case 'authority':
      return refusals.authority(refusal.subject);
    case 'endsSooner':
      return refusals.endsSooner(refusal.standing.label, dayText(locale, refusal.standing.notAfter));
    case 'leavesGap':
      return refusals.leavesGap(
        refusal.standing.label,
        formatInstant(locale, refusal.standing.notAfter),
        formatInstant(locale, refusal.notBefore),
      );
    default:
      return refusals[refusal.reason];
  }
}

const dayText = (locale: Locale, iso: string) => formatDay(locale, parisDay(new Date(iso)));

/** RSA, 2048 bits */
export const keyText = ({ bits }: Messages['certificates']['detail'], key: CertificateKey): string =>
  bits(key.algorithm.toUpperCase(), key.bits);
