import 'server-only';
import { cache } from 'react';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { config } from '#config';
import { scopeOf, type Action, type Actor, type Scope } from '#domain/rights';
import { paths } from '../paths.ts';
import { database } from './database.ts';
import { actorOf, personOf, type Person } from './person.ts';
import { pathHeader } from '../path-header.ts';
import { readSessionId } from './session-cookie.ts';
import { extendSession, findSession } from './session-registry.ts';

/**
 * The only place that turns a session into a person and a scope.
 *
 * Pages and server actions call requireActor or requireRight, which begin the session's minutes anew. Layouts, event
 * streams and polled routes call peekActor, which never does: waiting in front of a screen is not an action (QPC-024).
 * Nothing may use `<Link prefetch={true}>` or refresh a page by itself, as both render pages.
 */
export interface Signed {
  sessionId: string;
  actor: Actor;
  user: Person;
}

const lookUp = cache(async () => {
  const id = await readSessionId();
  return id === null ? null : findSession(database(), id, new Date());
});

/** Who is there, without extending the session; null without a living session. */
export async function peekActor(): Promise<Signed | null> {
  const session = await lookUp();
  return session && { sessionId: session.id, actor: actorOf(session.user), user: personOf(session.user) };
}

/** Who acts, extending the session; null without a living session. For route handlers, which answer 401. */
export async function actingActor(): Promise<Signed | null> {
  const session = await lookUp();
  if (!session || !(await extendSession(database(), session, config(), new Date()))) return null;
  return { sessionId: session.id, actor: actorOf(session.user), user: personOf(session.user) };
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
