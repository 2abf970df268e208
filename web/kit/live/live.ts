import 'server-only';
import { scopeOf, type Action, type Actor, type Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { database } from '#web/server/database';
import { polled } from './polled.ts';
import { asDoor } from '../door.ts';
import type { Query } from '../list/param.ts';

/** Who reads, how far they reach, and when. */
export interface Reader {
  actor: Actor;
  scope: Scope;
  now: Date;
}

interface LiveRequest<Part extends string> {
  db: Database;
  reader: Reader;
  params: Readonly<Record<Part, string>>;
  query: Query;
}

/** What Next hands to a route: nothing that is needed where the address has no variable part. */
type Routed<Part extends string> = [Part] extends [never]
  ? [context?: unknown]
  : [context: { params: Promise<Record<Part, string>> }];

/**
 * The route of a view that keeps itself up to date: `export const GET = live('task.handle', ({ db, reader }) => …)`. It
 * never extends the session. Without the right, or for null, it answers 404.
 */
export function live<Part extends string = never>(
  right: Action,
  read: (request: LiveRequest<Part>) => Promise<object | null>,
) {
  return asDoor((request: Request, ...[context]: Routed<Part>): Promise<Response> =>
    polled(`live ${right}`, async ({ actor }) => {
      const scope = scopeOf(actor, right);
      if (scope.reach === 'none') return null;
      const { params } = (context ?? {}) as { params?: Promise<Record<Part, string>> }; // what `Routed` says
      return read({
        ...{ db: database(), reader: { actor, scope, now: new Date() }, query: queryOf(request) },
        params: (await params) ?? ({} as Record<Part, string>), // without a variable part
      });
    }),
  );
}

/** The last value of each parameter. */
export const queryOf = (request: Request): Query => Object.fromEntries(new URL(request.url).searchParams);
