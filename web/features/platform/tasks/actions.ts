'use server';
import { after } from 'next/server';
import { z } from 'zod';
import { reasonOf } from '#domain/process';
import { taskActions } from '#domain/task';
import { action } from '#web/kit/action/action';
import { guarded } from '#web/server/errors';
import { actOnTask, tellProcess } from './server/act.ts';
import { temporalClient } from '#web/server/temporal';

const asked = z.object({
  id: z.string().min(1).max(300),
  action: z.enum(taskActions),
  seenClaim: z.string().max(200).nullable(),
  note: z.string().max(2_000).default(''),
});

/** « Prendre en charge », « Rendre », « Terminer… ». */
export const handleTask = action('task.handle', asked, async (sent, { db, actor, by, now }) => {
  const note = reasonOf(sent.note);
  if (sent.action === 'done' && note === null) return { ok: false, reason: 'noNote' } as const;
  const hand = { actor, login: by.login, fromAddress: by.address };
  const { outcome, task } = await actOnTask(db, now, hand, { ...sent, note: note ?? '' });
  if (outcome === 'done' && sent.action === 'done' && task)
    after(() => guarded('tellProcess', () => tellProcess(db, temporalClient(), task)));
  return { ok: true, outcome } as const;
});
