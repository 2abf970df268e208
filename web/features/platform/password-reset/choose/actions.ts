'use server';
import { z } from 'zod';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { choosePassword, type NewPasswordAnswer } from '../server/password-reset.ts';
import { callerAddress } from '#web/server/request';

const text = z.string().max(1_000).catch('');
const form = z.object({ token: text, password: text, confirmation: text });

export async function setPassword(data: FormData): Promise<NewPasswordAnswer | Unexpected> {
  return guarded('reset link', async () => {
    const chosen = form.parse(Object.fromEntries(data));
    return choosePassword(database(), { ...chosen, address: await callerAddress() }, new Date());
  });
}
