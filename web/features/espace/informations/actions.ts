'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { markRead } from '../server/publications.ts';
import { requireActor } from '#web/server/session';

const asked = z.string().max(100).catch('');

/** What was opened does not count any more: the counters of the frame are drawn anew. */
export async function opened(id: unknown): Promise<{ ok: boolean } | Unexpected> {
  const { actor } = await requireActor();
  return guarded('mark as read', async () => {
    const ok = await markRead(database(), actor, asked.parse(id), new Date());
    refresh();
    return { ok };
  });
}
