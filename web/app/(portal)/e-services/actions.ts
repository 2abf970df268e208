'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { isService } from '#domain/services';
import { database } from '../../../server/database.ts';
import { setFavourite } from '../../../server/e-services.ts';
import { guarded, type Unexpected } from '../../../server/errors.ts';
import { requireActor } from '../../../server/session.ts';

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
