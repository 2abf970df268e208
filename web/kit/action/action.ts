import 'server-only';
import { refresh } from 'next/cache';
import type { z } from 'zod';
import { scopeOf, type Action, type Actor, type Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { actingActor, requireRight, type Signed } from '#web/server/session';
import { asDoor } from '../door.ts';
import { byOf } from './by.ts';
import { type By } from '#web/server/audit';
import { fieldsOf } from './fields.ts';

/** What an action acts with. */
export interface Acting {
  db: Database;
  actor: Actor;
  /** Of the action's right. */
  scope: Scope;
  by: By;
  /** Session id of the acting person. Secret: never log or send it. */
  sessionId: string;
  now: Date;
}

export type Answer = { ok: boolean };
/** It does not exist for the asker. */
export type Gone = { ok: false; reason: 'gone' };
export type SignedOut = { ok: false; reason: 'signedOut' };

interface Options {
  /**
   * What somebody without a session or the right gets: the identification page or « not found », or with `answer` a
   * refusal, for a form whose fields would be lost otherwise.
   */
  unsigned?: 'lead' | 'answer';
  /** Draws the page anew with the answer: once it is « ok », or whatever it is. */
  refresh?: 'done' | 'always';
  /** In the log; the name of the right unless it says more. */
  where?: string;
}

type Refused<O> = O extends { unsigned: 'answer' } ? SignedOut : never;
type Answered<T, O> = Exclude<T, null> | (null extends T ? Gone : never) | Refused<O> | Unexpected;

/**
 * A server action: who may, what is sent, what is done. `export const rename = action('operator.manage', schema, …)` in
 * a file with 'use server'. Null becomes « gone »; what nobody expected becomes a log line and its reference.
 */
export function action<S extends z.ZodType, T extends Answer | null, const O extends Options = Options>(
  right: Action,
  schema: S,
  act: (sent: z.output<S>, acting: Acting) => Promise<T>,
  options?: O,
): (sent: z.input<S> | FormData) => Promise<Answered<T, O>> {
  const { unsigned = 'lead', where = right, refresh: anew }: Options = options ?? {};
  return asDoor(async (sent: z.input<S> | FormData): Promise<Answered<T, O>> => {
    // Outside of what is guarded: the redirection and the 404 travel as throws.
    const signed = unsigned === 'lead' ? await requireRight(right) : await answeringRight(right);
    if (!signed) return { ok: false, reason: 'signedOut' } as Answered<T, O>; // only where `unsigned` says so
    return guarded(where, async () => {
      const parsed = schema.parse(sent instanceof FormData ? fieldsOf(sent) : sent);
      const { actor, scope, sessionId } = signed;
      const means = { db: database(), by: await byOf(signed), now: new Date() };
      const answer = await act(parsed, { ...means, actor, scope, sessionId });
      if (anew === 'always' || (anew && answer?.ok)) refresh();
      return (answer ?? { ok: false, reason: 'gone' }) as Answered<T, O>; // null became « gone »
    });
  });
}

async function answeringRight(right: Action): Promise<(Signed & { scope: Scope }) | null> {
  const signed = await actingActor();
  const scope = signed && scopeOf(signed.actor, right);
  return signed && scope && scope.reach !== 'none' ? { ...signed, scope } : null;
}
