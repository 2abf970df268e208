import type { Dependencies } from '#activities/dependencies';
import { inPages, pageSize } from './pages.ts';
import { settledAfterMs } from './reconcile.ts';

/** The reasons that operations give when they cancel (ProcessStop), beside the qualifications that take theirs over. */
export function stopReasons({ db, runs, now }: Pick<Dependencies, 'db' | 'runs' | 'now'>) {
  return {
    /**
     * Forgets those whose process is not being cancelled: it has ended, or never heard of it. A later cancellation must not
     * find them. Answers how many.
     */
    async forgetStops(): Promise<number> {
      const settled = new Date(now().getTime() - settledAfterMs);
      let forgotten = 0;
      const pages = inPages('workflowId', (after) =>
        db.processStop.findMany({
          where: { at: { lt: settled }, workflowId: { gt: after } },
          orderBy: { workflowId: 'asc' },
          take: pageSize,
        }),
      );
      for await (const page of pages)
        for (const { workflowId, at } of page) {
          const found = await runs.find(workflowId);
          if (found.open && found.cancelRequested) continue;
          // Unless it was asked for anew meanwhile.
          forgotten += (await db.processStop.deleteMany({ where: { workflowId, at } })).count;
        }
      return forgotten;
    },
  };
}
