/** What a mail says that warns of the end of a certificate (OWF-194 to OWF-197). */
const expiryMails = ['alert', 'reminder', 'noRenewal'] as const;

/** What a mail about a certificate says (OWF-192 to OWF-197): a deposit, or that its end nears. */
export const certificateMails = ['creation', 'renewal', ...expiryMails] as const;
export type CertificateMail = (typeof certificateMails)[number];

/** With which the keys of all mails about a certificate begin. */
export function certificateMailKeys(certificateId: string): string {
  return `certificate:${certificateId}`;
}

/** Under which a mail about a certificate is sent once; `what`: its kind, and of a warning the days before the expiry. */
export function certificateMailKey(certificateId: string, what: string, userId: string): string {
  return `${certificateMailKeys(certificateId)}:${what}:${userId}`;
}

/**
 * Under which keys the same may have been told before: a warning in the words of what stood ready then. The first is that
 * of these words. `days`: of a warning, before the expiry.
 */
export function certificateMailWordings(
  certificateId: string,
  mail: CertificateMail,
  days: number | undefined,
  userId: string,
): [own: string, ...others: string[]] {
  const keyOf = (what: string) => certificateMailKey(certificateId, what, userId);
  if (days === undefined) return [keyOf(mail)];
  const others = expiryMails.filter((other) => other !== mail);
  return [keyOf(`${mail}-${days}`), ...others.map((other) => keyOf(`${other}-${days}`))];
}

/** What such a mail says, by its key. `what`: as in the key, the same for all who are told the same. */
export function certificateMailOf(key: string): { what: string; mail: CertificateMail } | null {
  const what = key.split(':')[2] ?? '';
  const mail = certificateMails.find((one) => one === what.split('-')[0]);
  return mail ? { what, mail } : null;
}

/** With which the keys of the mails of each day begin; they follow one another as the days do. */
export const certificateDigestKeys = 'certificate-digest';

/** Under which the mail of a day (AAAA-MM-JJ) about certificates is sent once. */
export function certificateDigestKey(userId: string, day: string): string {
  return `${certificateDigestKeys}:${day}:${userId}`;
}
