'use server';
import { z } from 'zod';
import { database } from '../../../../server/database.ts';
import { guarded, type Unexpected } from '../../../../server/errors.ts';
import { choosePassword, type NewPasswordAnswer } from '../../../../server/password-reset.ts';
import { callerAddress } from '../../../../server/request.ts';

const text = z.string().max(1_000).catch('');
const form = z.object({ token: text, password: text, confirmation: text });

export async function setPassword(data: FormData): Promise<NewPasswordAnswer | Unexpected> {
  return guarded('reset link', async () => {
    const chosen = form.parse(Object.fromEntries(data));
    return choosePassword(database(), { ...chosen, address: await callerAddress() }, new Date());
  });
}
