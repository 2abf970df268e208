import 'server-only';
import { scopeOf, type Actor, type Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { wholesalerCode } from '#workflows/shared/process-id';
import type { TrailQuery } from '#web/paths';
import { withoutColons } from '#web/server/search-text';
import { readDays, type DaySpan } from '#web/server/day-span';
import { ofOperatorWithin } from '#web/server/scope';
import { features } from '#web/features/registry.server';
import { search } from '../../search/server/search.ts';
import { folded, patternOf } from '#web/server/search-text';

/** What the trail is narrowed to, as people type it. */
export interface TrailFilter extends DaySpan {
  person?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  /** Code of an operator, or the one that stands for the wholesaler. */
  operator?: string | undefined;
}

/** The filter as an address says it; what no form of ours wrote is left out. */
export function readTrailFilter(given: TrailQuery): TrailFilter {
  const text = (typed: string | undefined) => typed?.trim().slice(0, 200) || undefined;
  const { action, operator } = given;
  return {
    person: text(given.person),
    action: action && /^[a-zA-Z]+\.[a-zA-Z]+$/.test(action) ? action : undefined,
    subject: text(given.subject),
    operator: operator && /^[a-z0-9-]{1,60}$/.test(operator) ? operator : undefined,
    ...readDays(given),
  };
}

/** The filter as the rows of the trail say it; empty lists where nobody and nothing is called so. */
export interface Sought extends DaySpan {
  logins: string[] | undefined;
  subjects: string[] | undefined;
  action: string | undefined;
  /** Null: the wholesaler's own. */
  operatorId: string | null | undefined;
}

/** More people of one name than this must be told apart by their logins. */
const mostPeople = 10;

export async function soughtBy(db: Database, actor: Actor, filter: TrailFilter): Promise<Sought> {
  const { person, subject, action, operator, from, to } = filter;
  const scope = scopeOf(actor, 'audit.read');
  return {
    ...{ from, to, action },
    logins: person === undefined ? undefined : await loginsOf(db, scope, person),
    subjects: subject === undefined ? undefined : await subjectsOf(db, actor, scope, subject),
    operatorId: await operatorIdOf(db, operator),
  };
}

async function operatorIdOf(db: Database, code: string | undefined): Promise<string | null | undefined> {
  if (code === undefined) return undefined;
  if (code === wholesalerCode) return null;
  return (await db.operator.findUnique({ where: { code }, select: { id: true } }))?.id ?? 'none';
}

/** Who is called so: by login if there is one, else by name. A login that no account has (any more) is still looked for. */
async function loginsOf(db: Database, scope: Scope, person: string): Promise<string[]> {
  const exact = await db.user.findUnique({ where: { login: person }, select: { login: true } });
  if (exact) return [exact.login];
  const named = await usersCalled(db, scope, person);
  return named.length > 0 ? named.map(({ login }) => login) : [person];
}

async function usersCalled(db: Database, scope: Scope, text: string) {
  const like = { contains: patternOf(text) };
  const found = await db.user.findMany({
    where: { AND: [ofOperatorWithin(scope), { OR: [{ name: like }, { login: like }] }] },
    select: { id: true, login: true, name: true },
    orderBy: { login: 'asc' },
  });
  const sought = folded(text);
  return found
    .filter(({ login, name }) => folded(name).includes(sought) || folded(login).includes(sought))
    .slice(0, mostPeople);
}

/**
 * Subjects that people call so: an account, what each feature names within the scope of the reader, or what the search
 * finds for this person.
 */
async function subjectsOf(db: Database, actor: Actor, scope: Scope, text: string): Promise<string[]> {
  if (withoutColons(text) === text && /^[a-z]+:/i.test(text) && text.includes(':', text.indexOf(':') + 1)) {
    // The id of a process or a task.
    return [`process:${text}`, `task:${text}`, text];
  }
  const users = await usersCalled(db, scope, text);
  const named = await Promise.all(
    features.map(async ({ trail }) => (await trail?.subjects?.(db, { text, scope })) ?? []),
  );
  const { hits } = await search(db, actor, text);
  return [
    text,
    ...users.map(({ id }) => `user:${id}`),
    ...named.flat(),
    ...hits.flatMap(({ reference }) => [
      `process:${reference}`,
      // The last part of the id of a process is the reference of what it works on.
      `qualification:${reference.split(':').at(-1)}`,
    ]),
  ];
}
