import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '#prisma/client';
import type { Role } from '#domain/rights';

/** QPC-023: the session of a QPC account lasts ten minutes from its last action. */
export const contractSessionMinutes = 10;
/** No session outlives this, however busy: the cookie's own end. */
export const sessionCapHours = 12;

export interface SessionMinutes {
  /** For every role but `contract`. */
  sessionMinutes: number;
}

function minutesOf(role: string, settings: SessionMinutes): number {
  const contract: Role = 'contract';
  return role === contract ? contractSessionMinutes : settings.sessionMinutes;
}

const after = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000);

/** Registers a session and returns its id, which only the signed cookie carries. */
export async function openSession(
  tx: Transaction,
  user: { id: string; role: string },
  settings: SessionMinutes,
  now: Date,
): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  await tx.session.create({
    data: { id, userId: user.id, createdAt: now, expiresAt: after(now, minutesOf(user.role, settings)) },
  });
  return id;
}

const included = {
  user: {
    include: {
      operator: { include: { contracts: { where: { optionActive: true }, take: 1 } } },
      contract: true,
      grants: true,
    },
  },
} as const;

/** The session with its person as they are now, or null once it ended, was revoked or its person was disabled. */
export async function findSession(db: Database, id: string, now: Date) {
  return db.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    include: included,
  });
}

export type LiveSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** Begins the session's minutes anew (QPC-024). False when it ended meanwhile: an ended session stays ended. */
export async function extendSession(
  db: Database,
  session: LiveSession,
  settings: SessionMinutes,
  now: Date,
): Promise<boolean> {
  const sliding = after(now, minutesOf(session.user.role, settings));
  const cap = after(session.createdAt, sessionCapHours * 60);
  const { count } = await db.session.updateMany({
    where: { id: session.id, revokedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: sliding < cap ? sliding : cap },
  });
  return count === 1;
}

/** After a change of password: whoever had the old one is out. */
export async function revokeSessionsOf(
  tx: Transaction,
  userId: string,
  now: Date,
  except?: string,
): Promise<void> {
  await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(except === undefined ? {} : { id: { not: except } }) },
    data: { revokedAt: now },
  });
}
