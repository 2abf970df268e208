import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '#prisma/client';
import type { Role } from '#domain/rights';
import { secondStepMinutes, type SecondStep } from '#domain/platform/second-step';
import { audit } from './audit.ts';

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

interface Opening {
  userId: string;
  login: string;
  role: string;
  operatorId?: string | null;
  address: string | null;
}

/**
 * Registers a session and returns its id, which only the signed cookie carries. One that awaits a second step opens no
 * page, and lives for the minutes that the step may take.
 */
export async function openSession(
  tx: Transaction,
  user: Opening,
  awaits: SecondStep | null,
  settings: SessionMinutes,
  now: Date,
): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const expiresAt = after(now, awaits ? secondStepMinutes : minutesOf(user.role, settings));
  await tx.session.create({ data: { id, userId: user.userId, createdAt: now, expiresAt, awaits } });
  if (!awaits) await traceOpening(tx, user, now);
  return id;
}

/** After the second step; false when the session ended meanwhile. */
export async function completeSession(
  tx: Transaction,
  user: Opening & { sessionId: string },
  settings: SessionMinutes,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id: user.sessionId, userId: user.userId, ...alive(now), awaits: { not: null } },
    data: { awaits: null, expiresAt: after(now, minutesOf(user.role, settings)) },
  });
  if (count === 1) await traceOpening(tx, user, now);
  return count === 1;
}

const traceOpening = (tx: Transaction, { userId, login, operatorId, address }: Opening, now: Date) =>
  audit(tx, now, {
    action: 'session.open',
    actor: { userId, login },
    operatorId: operatorId ?? null,
    subject: `user:${userId}`,
    fromAddress: address,
  });

const alive = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } });

const included = {
  user: {
    include: {
      operator: { include: { contracts: { where: { optionActive: true }, take: 1 } } },
      contract: true,
      grants: true,
      secondFactor: { select: { confirmedAt: true } },
    },
  },
} as const;

/**
 * The session with its person as they are now, or null once it ended, was revoked or its person was disabled, and as long
 * as it awaits a second step.
 */
export async function findSession(db: Database, id: string, now: Date) {
  return db.session.findFirst({ where: { id, ...alive(now), awaits: null }, include: included });
}

/** The session of somebody who gave the right password and still has the second step to take. */
export async function findAwaitingSession(db: Database, id: string, now: Date) {
  return db.session.findFirst({
    where: { id, ...alive(now), awaits: { not: null } },
    include: { user: { include: { secondFactor: { select: { confirmedAt: true } } } } },
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
    where: { id: session.id, revokedAt: null, expiresAt: { gt: now }, awaits: null },
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
