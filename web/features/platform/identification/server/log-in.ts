import type { Database } from '#prisma/client';
import { verifyPassword } from '#prisma/password';
import { passwordLength } from '#domain/kit/password';
import { secondStepOf } from '#domain/platform/second-step';
import { audit } from '#web/server/audit';
import { knownLogin } from '#web/server/logins';
import { openSession, type SessionMinutes } from '#web/server/session-registry';
import { attempt, forget, giveBack, throttles } from './throttle.ts';
import { endView } from '#web/server/view-as';

export interface LogInAttempt {
  login: string;
  password: string;
  address: string | null;
}

export interface LoggedIn {
  userId: string;
  sessionId: string;
}

export interface LogInSettings extends SessionMinutes {
  /** In the demo two-step verification is left to each person. */
  demo: boolean;
}

/**
 * Opens a session for the right pair, which may await a second step, returns null otherwise. A missing field, an unknown
 * login, a disabled person, a wrong password and too many attempts cannot be told apart (QPC-022), nor can the first four
 * by the time they take.
 */
export async function logIn(
  db: Database,
  asked: LogInAttempt,
  settings: LogInSettings,
  now: Date,
): Promise<LoggedIn | null> {
  const login = asked.login.trim();
  const [ofLogin, ofAddress] = [throttles.login(login), throttles.address(asked.address)];
  if (!(await attempt(db, [ofLogin, ofAddress], now))) return null;
  const user = await db.user.findUnique({ where: { login: await knownLogin(db, login) } });
  // Longer ones cannot be right, and hashing megabytes would be work for the attacker's benefit.
  const password = asked.password.slice(0, passwordLength.most + 1);
  const right = await verifyPassword(user && !user.disabledAt ? user.passwordHash : null, password);
  if (!right || !user) return null;
  await forget(db, ofLogin);
  await giveBack(db, ofAddress);
  const { role, operatorId } = user;
  const opening = { userId: user.id, login: user.login, role, operatorId, address: asked.address };
  const sessionId = await db.$transaction(async (tx) => {
    // Asked here: an authenticator confirmed meanwhile has ended all sessions but this one.
    const factor = await tx.secondFactor.findUnique({ where: { userId: user.id } });
    const awaits = secondStepOf({ role, enrolled: Boolean(factor?.confirmedAt) }, settings.demo);
    return openSession(tx, opening, awaits, settings, now);
  });
  return { userId: user.id, sessionId };
}

/** Ends a session for good: a copied cookie is worth nothing afterwards (QPC-132). */
export async function logOut(
  db: Database,
  sessionId: string,
  address: string | null,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: now },
    });
    const session =
      count === 1 ? await tx.session.findUnique({ where: { id: sessionId }, include: { user: true } }) : null;
    if (!session) return;
    await endView(tx, session, now, address);
    // One that still awaited its second step was never opened.
    if (session.awaits) return;
    await audit(tx, now, {
      action: 'session.close',
      actor: { userId: session.userId, login: session.user.login },
      operatorId: session.user.operatorId,
      subject: `user:${session.userId}`,
      fromAddress: address,
    });
  });
}
