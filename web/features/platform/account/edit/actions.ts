'use server';
import { z } from 'zod';
import { updateAccount as update, type AccountAnswer } from '../server/account.ts';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { callerAddress } from '#web/server/request';
import { requireRight } from '#web/server/session';

const text = z.string().max(1_000).catch('');
const accountForm = z.object({ email: text, password: text, confirmation: text });

export async function updateAccount(data: FormData): Promise<AccountAnswer | Unexpected> {
  const { scope, user, sessionId } = await requireRight('account.update');
  return guarded('account', async () => {
    const form = accountForm.parse(Object.fromEntries(data));
    const by = { userId: user.id, login: user.login, sessionId, address: await callerAddress() };
    return update(database(), { form, scope, by }, new Date());
  });
}
