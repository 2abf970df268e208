'use server';
import { z } from 'zod';
import { config, secondFactorKey } from '#config';
import type { StepAnswer } from '../answer.ts';
import { database } from '#web/server/database';
import { guarded } from '#web/server/errors';
import { confirmEnrolment, takeSecondStep } from '../server/second-factor.ts';
import { awaitingPerson } from '#web/server/session';

const form = z.object({ code: z.string().max(100).catch('') });
const codeIn = (data: FormData) => form.parse(Object.fromEntries(data)).code;
const dependencies = () => ({ db: database(), key: secondFactorKey(), settings: config() });

export async function takeCode(data: FormData): Promise<StepAnswer> {
  const person = await awaitingPerson();
  if (!person) return { ok: false, reason: 'gone' };
  return guarded('second step', () => takeSecondStep(dependencies(), person, codeIn(data), new Date()));
}

export async function confirmAuthenticator(data: FormData): Promise<StepAnswer<{ recoveryCodes: string[] }>> {
  const person = await awaitingPerson();
  if (!person) return { ok: false, reason: 'gone' };
  return guarded('second step', () => confirmEnrolment(dependencies(), person, codeIn(data), new Date()));
}
