'use server';
import { z } from 'zod';
import { config, secondFactorKey } from '#config';
import { maySecondStep } from '#domain/platform/second-step';
import type { StepAnswer } from '../answer.ts';
import { database } from '#web/server/database';
import { guarded } from '#web/server/errors';
import { callerAddress } from '#web/server/request';
import { confirmEnrolment, renewRecoveryCodes } from '../server/second-factor.ts';
import { requireRight, type Signed } from '#web/server/session';

const form = z.object({ code: z.string().max(100).catch('') });
const codeIn = (data: FormData) => form.parse(Object.fromEntries(data)).code;
const dependencies = () => ({ db: database(), key: secondFactorKey(), settings: config() });
const stepping = async ({ user, sessionId }: Signed) => ({
  ...{ userId: user.id, login: user.login, role: user.role, sessionId },
  address: await callerAddress(),
});

/** The answer of both: recovery codes, shown once. */
type Codes = StepAnswer<{ recoveryCodes: string[] }>;

export async function confirmOwn(data: FormData): Promise<Codes> {
  const signed = await requireRight('account.update');
  if (!maySecondStep(signed.user.role)) return { ok: false, reason: 'wrong' };
  return guarded('second factor', async () =>
    confirmEnrolment(dependencies(), { ...(await stepping(signed)), awaits: null }, codeIn(data), new Date()),
  );
}

export async function renewCodes(data: FormData): Promise<Codes> {
  const signed = await requireRight('account.update');
  return guarded('second factor', async () =>
    renewRecoveryCodes(dependencies(), await stepping(signed), codeIn(data), new Date()),
  );
}
