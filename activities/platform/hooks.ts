import { reminderMailKey, resetMailKey } from '#domain/platform/mail';
import type { PlatformProcess } from '#domain/platform/manifest';
import type { Database } from '#prisma/client';
import { inPages, pageSize } from './pages.ts';
import type { Dependencies } from '#activities/dependencies';
import type { KindHooks } from './kind-hooks.ts';

export function platformHooks({ db }: Pick<Dependencies, 'db'>): Record<PlatformProcess, KindHooks> {
  return {
    passwordReset: {
      endedOutside: null,
      reopened: null,
      async sweep({ ended }) {
        const resets = await removeResets(db, ended);
        const { count: processes } = await db.process.deleteMany({
          where: { kind: 'passwordReset', endedAt: { lt: ended } },
        });
        return { resets, processes };
      },
    },
  };
}

/**
 * Password resets whose link expired before then, with the mails that were sent for them; not one whose process still
 * runs and would miss its row.
 */
async function removeResets(db: Database, before: Date): Promise<number> {
  let removed = 0;
  const pages = inPages('id', (after) =>
    db.passwordReset.findMany({
      where: { expiresAt: { lt: before }, id: { gt: after } },
      orderBy: { id: 'asc' },
      select: { id: true, userId: true },
      take: pageSize,
    }),
  );
  for await (const page of pages) {
    const running = await db.process.findMany({
      where: { kind: 'passwordReset', endedAt: null, reference: { in: page.map(({ id }) => id) } },
      select: { reference: true },
    });
    const kept = new Set(running.map(({ reference }) => reference));
    const over = page.filter(({ id }) => !kept.has(id));
    const keys = over.flatMap(({ id, userId }) => [resetMailKey(id, userId), reminderMailKey(id, userId)]);
    await db.sentMail.deleteMany({ where: { key: { in: keys } } });
    // The rows last: what a crash in between leaves is found again.
    await db.passwordReset.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    removed += over.length;
  }
  return removed;
}
