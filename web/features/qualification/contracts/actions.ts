'use server';
import { z } from 'zod';
import { secret } from '#config';
import { action } from '#web/kit/action/action';
import { box, field } from '#web/kit/action/fields';
import { formAction } from '#web/kit/action/form-action';
import { startOnTemporal } from '#web/server/processes';
import { changeContract, openContract, sendCredentials } from './contracts.ts';
import { endQuotaException, setQuotaException } from './quota-exceptions.ts';

const right = 'contract.manage';
const most = 200;
const contractForm = z.object({
  ...{ operatorId: field(most), operatorName: field(most), identifiant: field(most) },
  ...{ masterCode: field(most), qualificationType: field(most), email: field(most) },
  ...{ dailyProfiles: field(most), optionActive: box(), unknownAsWord: box() },
});
const contract = z.object({ identifiant: z.string().max(most) });

export const openAccount = formAction(
  action(right, contractForm, (form, { db, by, now }) =>
    openContract({ db, start: startOnTemporal, secret: secret() }, form, by, now),
  ),
);

export const changeTerms = formAction(
  action(right, contractForm, (form, { db, scope, by, now }) =>
    changeContract(db, { identifiant: form.identifiant, form, scope, by }, now),
  ),
);

export const sendLink = action(right, contract, async (asked, { db, scope, by, now }) => {
  const means = { db, start: startOnTemporal, secret: secret() };
  const sent = await sendCredentials(means, { ...asked, scope, by }, now);
  return sent === null ? null : { ok: sent };
});

const exceptionForm = z.object({
  ...{ identifiant: field(most), day: field(most), profiles: field(most), reason: field(most) },
});

export const setException = formAction(
  action(
    right,
    exceptionForm,
    ({ identifiant, ...form }, { db, scope, by, now }) =>
      setQuotaException(db, { identifiant, form, scope, by }, now),
    { refresh: 'done' },
  ),
);

export const endException = action(
  right,
  contract.extend({ day: z.string().max(most) }),
  async (asked, { db, scope, by, now }) => ({
    ok: await endQuotaException(db, { ...asked, scope, by }, now),
  }),
  { refresh: 'always' },
);
