'use server';
import { z } from 'zod';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { createOperator, renameOperator, type OperatorAnswer } from '../server/operators.ts';
import { callerAddress } from '#web/server/request';
import { peekActor, requireRight, type Signed } from '#web/server/session';
import { beginView, leaveView } from '#web/server/view-as';

const text = z.string().max(400).catch('');
const operatorForm = z.object({ code: text, name: text });
const fieldsOf = (data: FormData) => Object.fromEntries(data);

const by = async ({ user, sessionId }: Signed) => ({
  userId: user.id,
  login: user.login,
  sessionId,
  address: await callerAddress(),
});
const gone = { ok: false, reason: 'gone' } as const;
type Gone = typeof gone;

export async function addOperator(data: FormData): Promise<OperatorAnswer | Unexpected> {
  const signed = await requireRight('operator.manage');
  return guarded('create operator', async () =>
    createOperator(database(), operatorForm.parse(fieldsOf(data)), await by(signed), new Date()),
  );
}

export async function rename(data: FormData): Promise<OperatorAnswer | Gone | Unexpected> {
  const signed = await requireRight('operator.manage');
  return guarded('rename operator', async () => {
    const asked = { ...operatorForm.parse(fieldsOf(data)), scope: signed.scope, by: await by(signed) };
    return (await renameOperator(database(), asked, new Date())) ?? gone;
  });
}

/** « Voir comme ». */
export async function viewAs(code: unknown): Promise<{ ok: boolean } | Unexpected> {
  const signed = await requireRight('operator.viewAs');
  return guarded('begin view', async () => ({
    ok: await beginView(
      database(),
      { code: text.parse(code), scope: signed.scope, by: await by(signed) },
      new Date(),
    ),
  }));
}

/** The one action that is taken while looking: to stop. */
export async function stopViewing(): Promise<{ ok: boolean } | Unexpected> {
  const signed = await peekActor();
  if (!signed) return { ok: false };
  return guarded('end view', async () => {
    await leaveView(database(), await by(signed), new Date());
    return { ok: true };
  });
}
