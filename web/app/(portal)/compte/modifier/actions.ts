'use server';
import { z } from 'zod';
import { updateAccount as update, type AccountAnswer } from '../../../../server/account.ts';
import { database } from '../../../../server/database.ts';
import { guarded, type Unexpected } from '../../../../server/errors.ts';
import { callerAddress } from '../../../../server/request.ts';
import { requireRight } from '../../../../server/session.ts';

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
