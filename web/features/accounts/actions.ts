'use server';
import { z } from 'zod';
import { secret } from '#config';
import { emptyEntry, mostAccounts, operatorRoles } from '#domain/accounts/form';
import { serviceNames } from '#domain/services';
import {
  changeAccount,
  disableAccount,
  sendAccountLink,
  setGrant,
  type Asked,
  type ChangeAnswer,
  type DisableAnswer,
  type GrantAnswer,
} from './server/change.ts';
import { createAccounts, type CreateAnswer } from './server/create.ts';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { processStarter } from '#web/server/processes';
import { temporalClient } from '#web/server/temporal';
import { callerAddress } from '#web/server/request';
import { requireRight } from '#web/server/session';

export interface Gone {
  ok: false;
  reason: 'gone';
}

const text = z.string().max(1_000).catch('');
const facts = { name: text, firstName: text, email: text, fixedPhone: text, mobilePhone: text };
const batchForm = z.object({
  form: z.string().max(100),
  operatorId: text,
  role: z.enum(operatorRoles),
  services: z.array(z.enum(serviceNames)).max(serviceNames.length),
  entries: z.array(z.object({ login: text, ...facts }).catch(emptyEntry)).max(mostAccounts + 1),
});
const change = z.object({
  id: text,
  revision: z.number().int(),
  role: text,
  form: z.object(facts),
});
const grant = z.object({ id: text, service: text, granted: z.boolean() });

/** Who acts, and within what: asked by each action before anything else. */
async function signedIn() {
  const { actor, scope, user } = await requireRight('user.manage');
  const by = { userId: user.id, login: user.login, address: await callerAddress() };
  const asked = (id: string): Asked => ({ actor, scope, by, id });
  return { actor, scope, by, asked };
}

const orGone = <T>(answer: T | null): T | Gone => answer ?? { ok: false, reason: 'gone' };

/** « Enregistrer » of the form of new accounts. */
export async function create(form: unknown): Promise<CreateAnswer | Unexpected> {
  const { actor, scope, by } = await signedIn();
  return guarded('create accounts', async () => {
    const read = batchForm.parse(form);
    // An administrator creates in its own operator, whatever the form says.
    const operatorId = scope.reach === 'operator' ? scope.operatorId : read.operatorId;
    const dependencies = { db: database(), start: processStarter(temporalClient()), secret: secret() };
    return createAccounts(dependencies, actor, { ...read, operatorId }, by, new Date());
  });
}

/** « Enregistrer » of an account. */
export async function modify(form: unknown): Promise<ChangeAnswer | Gone | Unexpected> {
  const { asked } = await signedIn();
  return guarded('change account', async () => {
    const { id, ...read } = change.parse(form);
    return orGone(await changeAccount(database(), asked(id), read, new Date()));
  });
}

/** A check box of an account's e-services. */
export async function tick(form: unknown): Promise<GrantAnswer | Gone | Unexpected> {
  const { asked } = await signedIn();
  return guarded('grant e-service', async () => {
    const { id, ...read } = grant.parse(form);
    return orGone(await setGrant(database(), asked(id), read, new Date()));
  });
}

/** « Désactiver », confirmed. */
export async function disable(id: unknown): Promise<DisableAnswer | Gone | Unexpected> {
  const { asked } = await signedIn();
  return guarded('disable account', async () =>
    orGone(await disableAccount(database(), asked(text.parse(id)), new Date())),
  );
}

/** « Renvoyer le lien ». */
export async function sendLink(id: unknown): Promise<{ ok: boolean } | Gone | Unexpected> {
  const { asked } = await signedIn();
  return guarded('send account link', async () => {
    const dependencies = { db: database(), start: processStarter(temporalClient()), secret: secret() };
    const sent = await sendAccountLink(dependencies, asked(text.parse(id)), new Date());
    return orGone(sent === null ? null : { ok: sent });
  });
}
