'use server';
import { after } from 'next/server';
import { z } from 'zod';
import { reasonOf } from '#domain/process';
import { taskActions } from '#domain/task';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { callerAddress } from '#web/server/request';
import { requireRight } from '#web/server/session';
import { actOnTask, tellProcess, type TaskOutcome } from './server/act.ts';
import { temporalClient } from '#web/server/temporal';

export type TaskAnswer =
  | { ok: true; outcome: TaskOutcome }
  | { ok: false; reason: 'invalid' | 'noNote' }
  | Unexpected;

const request = z.object({
  id: z.string().min(1).max(300),
  action: z.enum(taskActions),
  seenClaim: z.string().max(200).nullable(),
  note: z.string().max(2_000).default(''),
});

/** « Prendre en charge », « Rendre », « Terminer… ». */
export async function handleTask(asked: unknown): Promise<TaskAnswer> {
  return guarded('handleTask', async () => {
    const { actor, user } = await requireRight('task.handle');
    const parsed = request.safeParse(asked);
    if (!parsed.success) return { ok: false, reason: 'invalid' };
    const note = reasonOf(parsed.data.note);
    if (parsed.data.action === 'done' && note === null) return { ok: false, reason: 'noNote' };
    const { outcome, task } = await actOnTask(
      database(),
      new Date(),
      { actor, login: user.login, fromAddress: await callerAddress() },
      { ...parsed.data, note: note ?? '' },
    );
    if (outcome === 'done' && parsed.data.action === 'done' && task)
      after(() => guarded('tellProcess', () => tellProcess(database(), temporalClient(), task)));
    return { ok: true, outcome };
  });
}
