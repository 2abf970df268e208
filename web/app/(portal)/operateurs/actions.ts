'use server';
import { z } from 'zod';
import { secret } from '#config';
import { database } from '../../../server/database.ts';
import { guarded, type Unexpected } from '../../../server/errors.ts';
import {
  createAdministrator,
  createOperator,
  renameOperator,
  sendAdministratorLink,
  type AdministratorAnswer,
  type OperatorAnswer,
} from '../../../server/operators.ts';
import { startReset } from '../../../server/password-reset-start.ts';
import { callerAddress } from '../../../server/request.ts';
import { peekActor, requireRight, type Signed } from '../../../server/session.ts';
import { beginView, leaveView } from '../../../server/view-as.ts';

const text = z.string().max(400).catch('');
const operatorForm = z.object({ code: text, name: text });
const administratorForm = z.object({ code: text, login: text, name: text, email: text });
const fieldsOf = (data: FormData) => Object.fromEntries(data);

const by = async ({ user, sessionId }: Signed) => ({
  userId: user.id,
  login: user.login,
  sessionId,
  address: await callerAddress(),
});
const dependencies = () => ({ db: database(), start: startReset, secret: secret() });
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

/** Asks for both rights: it makes an account. */
export async function addAdministrator(data: FormData): Promise<AdministratorAnswer | Gone | Unexpected> {
  await requireRight('user.manage');
  const signed = await requireRight('operator.manage');
  return guarded('create administrator', async () => {
    const { code, ...form } = administratorForm.parse(fieldsOf(data));
    const asked = { code, form, scope: signed.scope, by: await by(signed) };
    return (await createAdministrator(dependencies(), asked, new Date())) ?? gone;
  });
}

export async function sendLink(code: unknown, login: unknown): Promise<{ ok: boolean } | Unexpected> {
  const signed = await requireRight('operator.manage');
  return guarded('link of administrator', async () => {
    const { scope } = signed;
    const asked = { code: text.parse(code), login: text.parse(login), scope, by: await by(signed) };
    return { ok: (await sendAdministratorLink(dependencies(), asked, new Date())) === true };
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
