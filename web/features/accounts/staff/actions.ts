'use server';
import { z } from 'zod';
import { secret } from '#config';
import { action } from '#web/kit/action/action';
import { field } from '#web/kit/action/fields';
import { formAction } from '#web/kit/action/form-action';
import { startOnTemporal } from '#web/server/processes';
import { changeStaff, createStaff, resetSecondFactor, sendStaffLink, setEnabled } from './staff.ts';

const staffForm = z.object({ login: field(), name: field(), email: field(), role: field() });
const person = z.object({ login: z.string().max(400) });

export const addStaff = formAction(
  action('staff.manage', staffForm, (form, { db, by, now }) =>
    createStaff({ db, start: startOnTemporal, secret: secret() }, form, by, now),
  ),
);

export const editStaff = formAction(
  action('staff.manage', staffForm, (form, { db, scope, by, now }) =>
    changeStaff(db, { login: form.login, form, scope, by }, now),
  ),
);

export const enableStaff = action(
  'staff.manage',
  person.extend({ enabled: z.boolean() }),
  ({ login, enabled }, { db, scope, by, now }) => setEnabled(db, { login, enabled, scope, by }, now),
  { refresh: 'done' },
);

export const resetSecondStep = action(
  'staff.manage',
  person,
  ({ login }, { db, scope, by, now }) => resetSecondFactor(db, { login, scope, by }, now),
  { refresh: 'done' },
);

export const sendLink = action('staff.manage', person, async ({ login }, { db, scope, by, now }) => {
  const means = { db, start: startOnTemporal, secret: secret() };
  const sent = await sendStaffLink(means, { login, scope, by }, now);
  return sent === null ? null : { ok: sent };
});
