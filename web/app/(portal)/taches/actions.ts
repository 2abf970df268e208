'use server';
import { after } from 'next/server';
import { z } from 'zod';
import { reasonOf } from '#domain/process';
import { taskActions } from '#domain/task';
import { database } from '../../../server/database.ts';
import { guarded, type Unexpected } from '../../../server/errors.ts';
import { callerAddress } from '../../../server/request.ts';
import { requireRight } from '../../../server/session.ts';
import { actOnTask, tellProcess, type TaskOutcome } from '../../../server/tasks-act.ts';
import { temporalClient } from '../../../server/temporal.ts';

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
