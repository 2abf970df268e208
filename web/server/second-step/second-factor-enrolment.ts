import 'server-only';
import type { Database } from '#prisma/client';
import { qrOf, type Qr } from './qr.ts';
import { otpauthAddress } from './second-factor-codes.ts';
import { beginEnrolment } from './second-factor.ts';

/** What the page shows to set an authenticator up; null for who has one already. */
export async function enrolmentFor(
  dependencies: { db: Database; key: string },
  person: { userId: string; login: string },
  issuer: string,
): Promise<{ qr: Qr; secret: string } | null> {
  const secret = await beginEnrolment(dependencies, person.userId);
  if (secret === null) return null;
  return {
    qr: qrOf(otpauthAddress(secret, { issuer, login: person.login })),
    secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
  };
}
