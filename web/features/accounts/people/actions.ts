'use server';
import { z } from 'zod';
import { secret } from '#config';
import { emptyEntry, mostAccounts, operatorRoles } from '#domain/accounts/form';
import { serviceNames } from '#domain/services';
import { action } from '#web/kit/action/action';
import { field } from '#web/kit/action/fields';
import { changeAccount, disableAccount, sendAccountLink, setGrant } from '../server/change.ts';
import { createAccounts } from '../server/create.ts';
import { startOnTemporal } from '#web/server/processes';

const right = 'user.manage';
const text = () => field(1_000);
const facts = {
  ...{ name: text(), firstName: text(), email: text(), fixedPhone: text(), mobilePhone: text() },
};
const batch = z.object({
  form: z.string().max(100),
  operatorId: text(),
  role: z.enum(operatorRoles),
  services: z.array(z.enum(serviceNames)).max(serviceNames.length),
  entries: z.array(z.object({ login: text(), ...facts }).catch(emptyEntry)).max(mostAccounts + 1),
});

/** « Enregistrer » of the form of new accounts. An administrator creates in its own operator, whatever the form says. */
export const create = action(right, batch, (form, { db, actor, scope, by, now }) => {
  const operatorId = scope.reach === 'operator' ? scope.operatorId : form.operatorId;
  const means = { db, start: startOnTemporal, secret: secret() };
  return createAccounts(means, actor, { ...form, operatorId }, by, now);
});

/** « Enregistrer » of an account. */
export const modify = action(
  right,
  z.object({ id: text(), revision: z.number().int(), role: text(), form: z.object(facts) }),
  ({ id, ...change }, { db, actor, scope, by, now }) =>
    changeAccount(db, { actor, scope, by, id }, change, now),
);

/** A check box of an account's e-services. */
export const tick = action(
  right,
  z.object({ id: text(), service: text(), granted: z.boolean() }),
  ({ id, ...grant }, { db, actor, scope, by, now }) => setGrant(db, { actor, scope, by, id }, grant, now),
);

/** « Désactiver », confirmed. */
export const disable = action(
  right,
  text(),
  (id, { db, actor, scope, by, now }) => disableAccount(db, { actor, scope, by, id }, now),
  { refresh: 'done' },
);

/** « Renvoyer le lien ». */
export const sendLink = action(right, text(), async (id, { db, actor, scope, by, now }) => {
  const means = { db, start: startOnTemporal, secret: secret() };
  const sent = await sendAccountLink(means, { actor, scope, by, id }, now);
  return sent === null ? null : { ok: sent };
});
