'use server';
import { z } from 'zod';
import { secret } from '#config';
import type { ContractForm } from '#domain/qualification/contract';
import type { Signed } from '#web/server/session';
import {
  changeContract,
  openContract,
  sendCredentials,
  type ChangeAnswer,
  type OpenAnswer,
} from '../server/contracts.ts';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { startReset } from '#web/server/password-reset/password-reset-start';
import {
  endQuotaException,
  setQuotaException,
  type QuotaExceptionAnswer,
} from '../server/quota-exceptions.ts';
import { callerAddress } from '#web/server/request';
import { requireRight } from '#web/server/session';

const text = z.string().max(200).catch('');
const ticked = z
  .literal('on')
  .transform(() => true)
  .catch(false);
const contractForm = z.object({
  operatorId: text,
  operatorName: text,
  identifiant: text,
  masterCode: text,
  qualificationType: text,
  email: text,
  dailyProfiles: text,
  optionActive: ticked,
  unknownAsWord: ticked,
});

const read = (data: FormData): ContractForm => contractForm.parse(Object.fromEntries(data));
const by = async ({ user }: Signed) => ({
  userId: user.id,
  login: user.login,
  address: await callerAddress(),
});
const dependencies = () => ({ db: database(), start: startReset, secret: secret() });

export async function openAccount(data: FormData): Promise<OpenAnswer | Unexpected> {
  const signed = await requireRight('contract.manage');
  return guarded('open contract', async () =>
    openContract(dependencies(), read(data), await by(signed), new Date()),
  );
}

export async function changeTerms(
  data: FormData,
): Promise<ChangeAnswer | { ok: false; reason: 'gone' } | Unexpected> {
  const signed = await requireRight('contract.manage');
  return guarded('change contract', async () => {
    const form = read(data);
    const { scope } = signed;
    const change = { identifiant: form.identifiant, form, scope, by: await by(signed) };
    return (await changeContract(database(), change, new Date())) ?? { ok: false, reason: 'gone' };
  });
}

export async function sendLink(identifiant: unknown): Promise<{ ok: boolean } | Unexpected> {
  const signed = await requireRight('contract.manage');
  return guarded('send credentials', async () => {
    const asked = { identifiant: text.parse(identifiant), scope: signed.scope, by: await by(signed) };
    return { ok: (await sendCredentials(dependencies(), asked, new Date())) === true };
  });
}

const exceptionForm = z.object({ identifiant: text, day: text, profiles: text, reason: text });

export async function setException(
  data: FormData,
): Promise<QuotaExceptionAnswer | { ok: false; reason: 'gone' } | Unexpected> {
  const signed = await requireRight('contract.manage');
  return guarded('exceptional quota', async () => {
    const { identifiant, ...form } = exceptionForm.parse(Object.fromEntries(data));
    const asked = { identifiant, form, scope: signed.scope, by: await by(signed) };
    return (await setQuotaException(database(), asked, new Date())) ?? { ok: false, reason: 'gone' };
  });
}

export async function endException(
  identifiant: unknown,
  day: unknown,
): Promise<{ ok: boolean } | Unexpected> {
  const signed = await requireRight('contract.manage');
  return guarded('end of an exceptional quota', async () => {
    const { scope } = signed;
    const asked = { identifiant: text.parse(identifiant), day: text.parse(day), scope, by: await by(signed) };
    return { ok: await endQuotaException(database(), asked, new Date()) };
  });
}
