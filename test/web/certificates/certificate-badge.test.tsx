import { expect, test } from 'vitest';
import type { CertificateState } from '#domain/certificates/state';
import { CertificateBadge } from '#web/features/certificates/certificate-state.tsx';
import type { Locale } from '#web/messages/catalogue';
import { markup, textOf } from '#test/support/markup.tsx';

test.each<[CertificateState, number, string, string]>([
  ['valid', 90, 'Valide encore 90 jours', 'Valid 90 days left'],
  ['expiring', 0, 'Expire bientôt dernier jour', 'Expires soon last day'],
  // At noon, of one that ended at eleven.
  ['expired', 0, 'Expiré aujourd’hui', 'Expired today'],
  ['expired', -1, 'Expiré depuis 1 jour', 'Expired 1 day ago'],
  ['revoked', 3, 'Révoqué', 'Revoked'],
  // From midnight in Paris.
  [
    'upcoming',
    90,
    'Pas encore valable valable à partir du 05/12/2026',
    'Not valid yet valid from 5 Dec 2026',
  ],
])('what is said of %s, %s days before its end', (state, daysLeft, french, english) => {
  const badge = <CertificateBadge line={{ state, daysLeft, notBefore: '2026-12-04T23:00:00.000Z' }} />;
  const said = (locale: Locale) => textOf(markup(badge, locale).replaceAll(/<style.*?<\/style>/gs, ''));
  expect(said('fr')).toBe(french);
  expect(said('en')).toBe(english);
});
