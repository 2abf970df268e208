'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { isService } from '#domain/services';
import { database } from '#web/server/database';
import { setFavourite } from '../server/e-services.ts';
import { guarded, type Unexpected } from '#web/server/errors';
import { requireActor } from '#web/server/session';

const asked = z.object({ service: z.string().max(50), starred: z.boolean() });

/** ★ or not; the page then shows what is kept. */
export async function keepFavourite(
  service: unknown,
  starred: unknown,
): Promise<{ ok: true } | { ok: false; reason: 'notHeld' } | Unexpected> {
  const { actor } = await requireActor();
  return guarded('favourite', async () => {
    const parsed = asked.safeParse({ service, starred });
    const kept =
      parsed.success &&
      isService(parsed.data.service) &&
      (await setFavourite(
        database(),
        actor,
        { service: parsed.data.service, starred: parsed.data.starred },
        new Date(),
      ));
    refresh();
    return kept ? { ok: true } : { ok: false, reason: 'notHeld' };
  });
}
