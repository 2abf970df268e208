import type { ProcessKind } from '#domain/process';
import type { Process } from '#prisma/client';
import type { Dependencies } from '#activities/dependencies';

/** Sleeping processes that are looked at in turn at each round, so that all of them are in the end. */
const inTurn = 100;
const roundMs = 120_000;

/**
 * Open processes of a kind that sleeps which may not be what their row says: Temporal was told to end them, or it is their
 * turn. So few that a hundred thousand sleepers cost no more than a hundred.
 */
export function sleepersInTurn(
  { db, runs, now }: Pick<Dependencies, 'db' | 'runs' | 'now'>,
  kind: ProcessKind,
) {
  const open = { kind, endedAt: null };
  /** The last one that had its turn; undefined until this worker has had a round. */
  let last: string | undefined;

  const after = (workflowId: string, skip = 0) =>
    db.process.findMany({
      where: { ...open, workflowId: { gt: workflowId } },
      orderBy: { workflowId: 'asc' },
      ...{ skip, take: inTurn },
    });

  /**
   * Those after the last one, however long a round lasts: by the clock alone rounds of four minutes would leave out every
   * other turn. The first one is by the clock, so that workers which do not live for long begin at many places.
   */
  async function turn(): Promise<Process[]> {
    if (last === undefined) {
      const rounds = Math.ceil((await db.process.count({ where: open })) / inTurn);
      return rounds === 0 ? [] : after('', (Math.floor(now().getTime() / roundMs) % rounds) * inTurn);
    }
    const next = await after(last);
    return next.length > 0 ? next : after('');
  }

  return async (stoppedSince: Date): Promise<Process[]> => {
    const looked = await turn();
    last = looked.at(-1)?.workflowId;
    if (looked.length === 0) return [];
    const stopped = await runs.stoppedSince(kind, stoppedSince, 1_000);
    const known = new Set(looked.map(({ workflowId }) => workflowId));
    const others = stopped.filter((workflowId) => !known.has(workflowId));
    return [...looked, ...(await db.process.findMany({ where: { ...open, workflowId: { in: others } } }))];
  };
}
