'use server';
import { z } from 'zod';
import { action } from '#web/kit/action/action';
import { byOf } from '#web/kit/action/by';
import { field } from '#web/kit/action/fields';
import { formAction } from '#web/kit/action/form-action';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { peekActor } from '#web/server/session';
import { beginView, leaveView } from '#web/server/view-as';
import { createOperator, renameOperator } from './operators.ts';

const operatorForm = z.object({ code: field(), name: field() });

export const addOperator = formAction(
  action('operator.manage', operatorForm, (form, { db, by, now }) => createOperator(db, form, by, now)),
);

export const rename = formAction(
  action('operator.manage', operatorForm, (form, { db, scope, by, now }) =>
    renameOperator(db, { ...form, scope, by }, now),
  ),
);

/** « Voir comme ». */
export const viewAs = action(
  'operator.viewAs',
  z.object({ code: z.string().max(400) }),
  async ({ code }, { db, scope, by, sessionId, now }) => ({
    ok: await beginView(db, { code, scope, by: { ...by, sessionId } }, now),
  }),
);

/** The one action that is taken while looking: to stop. */
export async function stopViewing(): Promise<{ ok: boolean } | Unexpected> {
  const signed = await peekActor();
  if (!signed) return { ok: false };
  return guarded('end view', async () => {
    await leaveView(database(), { ...(await byOf(signed)), sessionId: signed.sessionId }, new Date());
    return { ok: true };
  });
}
