import 'server-only';
import { encodeQR } from 'qr';
import type { Database } from '#prisma/client';
import { otpauthAddress } from './second-factor-codes.ts';
import { beginEnrolment } from './second-factor.ts';

/** A QR code as one path of an SVG, a unit a module; `size` includes the quiet border of four. */
export interface Qr {
  size: number;
  path: string;
}

/** The QR code and the secret with which a person sets an authenticator up; null for a person who has one already. */
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

function qrOf(text: string): Qr {
  const rows = encodeQR(text, 'raw', { border: 4, ecc: 'medium' });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: rows.length, path };
}
