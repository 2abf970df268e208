import 'server-only';
import { cache } from 'react';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { config } from '#config';
import { scopeOf, type Action, type Actor, type Scope } from '#domain/rights';
import { secondStepOf, type SecondStep } from '#domain/platform/second-step';
import { paths } from '#web/paths';
import { database } from './database.ts';
import { personOf, type Person } from './person.ts';
import { methodHeader, pathHeader } from '#web/path-header';
import { callerAddress } from './request.ts';
import { actorIn, type Viewing } from './session-actor.ts';
import { readSessionId } from './session-cookie.ts';
import { extendSession, findAwaitingSession, findSession, type LiveSession } from './session-registry.ts';

/**
 * The only place that turns a session into a person and a scope.
 *
 * Pages and server actions call requireActor or requireRight, which begin the session's minutes anew. Layouts, event
 * streams and polled routes call peekActor, which never does: waiting in front of a screen is not an action (QPC-024).
 * Nothing may fetch a page ahead or refresh one by itself, as both render pages.
 */
export interface Signed {
  sessionId: string;
  actor: Actor;
  /** Always the person of the session, who is written into the audit. */
  user: Person;
  /** « Voir comme »: the actor is then the read-only one of that operator, and no action is taken. */
  viewing: Viewing | null;
}

const lookUp = cache(async () => {
  const id = await readSessionId();
  const session = id === null ? null : await findSession(database(), id, new Date());
  // Opened while the demo did not ask for the second step.
  return session && secondStepOf(standingOf(session.user), config().demo) !== 'enrolment' ? session : null;
});

const standingOf = ({
  role,
  secondFactor,
}: {
  role: string;
  secondFactor: { confirmedAt: Date | null } | null;
}) => ({
  role,
  enrolled: Boolean(secondFactor?.confirmedAt),
});

const signedIn = async (session: LiveSession): Promise<Signed> => ({
  sessionId: session.id,
  user: personOf(session.user),
  ...(await actorIn(database(), session, new Date())),
});

/** Who is there, without extending the session; null without a living session. */
export async function peekActor(): Promise<Signed | null> {
  const session = await lookUp();
  return session && signedIn(session);
}

/** Who acts, extending the session; null without a living session. For route handlers, which answer 401. */
export async function actingActor(): Promise<Signed | null> {
  const session = await lookUp();
  if (!session || !(await extendSession(database(), session, config(), new Date()))) return null;
  const signed = await signedIn(session);
  // Whoever looks at an operator's pages changes nothing, whatever an action or a route asks for besides.
  if (signed.viewing && (await changesSomething())) notFound();
  return signed;
}

/** Whether the request is more than a look. The proxy says how it came; where it was not asked, nothing is taken for granted. */
async function changesSomething(): Promise<boolean> {
  const method = (await headers()).get(methodHeader);
  return method !== 'GET' && method !== 'HEAD';
}

/** The person who takes the second step, and the session. */
export interface Stepping {
  userId: string;
  login: string;
  role: string;
  sessionId: string;
  address: string | null;
}

/** The person who gave the right password and still has to take the second step; null for everyone else. */
export async function awaitingPerson(): Promise<(Stepping & { awaits: SecondStep }) | null> {
  const id = await readSessionId();
  const session = id === null ? null : await findAwaitingSession(database(), id, new Date());
  if (!session) return null;
  const { id: userId, login, role } = session.user;
  return {
    ...{ userId, login, role, sessionId: session.id, address: await callerAddress() },
    awaits: standingOf(session.user).enrolled ? 'code' : 'enrolment',
  };
}

/** For pages and server actions. Without a session: to the identification page, and back here afterwards (QPC-012). */
export async function requireActor(): Promise<Signed> {
  const signed = await actingActor();
  if (signed) return signed;
  redirect(paths.identification((await headers()).get(pathHeader) ?? undefined));
}

/** As requireActor, with the scope in which `action` is allowed. What nobody granted does not exist: 404. */
export async function requireRight(action: Action): Promise<Signed & { scope: Scope }> {
  const signed = await requireActor();
  const scope = scopeOf(signed.actor, action);
  if (scope.reach === 'none') notFound();
  return { ...signed, scope };
}
