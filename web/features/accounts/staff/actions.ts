'use server';
import { z } from 'zod';
import { secret } from '#config';
import type { StaffProblems } from '#domain/accounts/staff';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { startReset } from '#web/server/password-reset/password-reset-start';
import { callerAddress } from '#web/server/request';
import { requireRight, type Signed } from '#web/server/session';
import {
  changeStaff,
  createStaff,
  resetSecondFactor,
  sendStaffLink,
  setEnabled,
  type StaffAnswer,
  type StaffDeed,
} from '../server/staff.ts';

const text = z.string().max(400).catch('');
const staffForm = z.object({ login: text, name: text, email: text, role: text });
const formOf = (data: FormData) => staffForm.parse(Object.fromEntries(data));

const by = async ({ user }: Signed) => ({
  userId: user.id,
  login: user.login,
  address: await callerAddress(),
});
const dependencies = () => ({ db: database(), start: startReset, secret: secret() });
const gone = { ok: false, reason: 'gone' } as const;
type Gone = typeof gone;

export async function addStaff(data: FormData): Promise<StaffAnswer | Unexpected> {
  const signed = await requireRight('staff.manage');
  return guarded('create staff', async () =>
    createStaff(dependencies(), formOf(data), await by(signed), new Date()),
  );
}

export async function editStaff(
  data: FormData,
): Promise<{ ok: true } | { ok: false; problems: StaffProblems } | Gone | Unexpected> {
  const signed = await requireRight('staff.manage');
  return guarded('change staff', async () => {
    const form = formOf(data);
    const asked = { login: form.login, form, scope: signed.scope, by: await by(signed) };
    return (await changeStaff(database(), asked, new Date())) ?? gone;
  });
}

export async function enableStaff(login: unknown, enabled: unknown): Promise<StaffDeed | Gone | Unexpected> {
  const signed = await requireRight('staff.manage');
  return guarded('enable staff', async () => {
    const asked = { login: text.parse(login), scope: signed.scope, by: await by(signed) };
    return (await setEnabled(database(), { ...asked, enabled: enabled === true }, new Date())) ?? gone;
  });
}

export async function resetSecondStep(login: unknown): Promise<StaffDeed | Gone | Unexpected> {
  const signed = await requireRight('staff.manage');
  return guarded('reset second factor', async () => {
    const asked = { login: text.parse(login), scope: signed.scope, by: await by(signed) };
    return (await resetSecondFactor(database(), asked, new Date())) ?? gone;
  });
}

export async function sendLink(login: unknown): Promise<{ ok: boolean } | Unexpected> {
  const signed = await requireRight('staff.manage');
  return guarded('link of staff', async () => {
    const asked = { login: text.parse(login), scope: signed.scope, by: await by(signed) };
    return { ok: (await sendStaffLink(dependencies(), asked, new Date())) === true };
  });
}
