'use server';
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { config } from '#config';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { createFirstAccount, type FirstAccountAnswer } from './server/first-account.ts';
import { callerAddress } from '#web/server/request';

const text = z.string().max(1_000).catch('');
const fields = z.object({
  token: text,
  login: text,
  name: text,
  email: text,
  password: text,
  confirmation: text,
});

export async function makeFirstAccount(data: FormData): Promise<FirstAccountAnswer | Unexpected> {
  return guarded('first account', async () => {
    const { token, ...form } = fields.parse(Object.fromEntries(data));
    const asked = { token, form, address: await callerAddress() };
    const answer = await createFirstAccount(database(), asked, new Date());
    // Worth nothing any more; the next start would remove it too.
    if (answer.ok) rmSync(config().firstLinkFile, { force: true });
    return answer;
  });
}
