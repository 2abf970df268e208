import 'server-only';
import { endings, processKinds, type ProcessKind, type ProcessStanding } from '#domain/process';
import type { Database, Process } from '#prisma/client';
import { features } from '#web/features/registry.server';
import type { ProcessViews } from '#web/kit/feature';
import { waitOf } from '#web/server/process-wait';

/** What the features say of the processes of their kinds, by workflow id. */
export async function ofKinds<T>(
  rows: readonly Process[],
  view: (views: ProcessViews, own: readonly Process[]) => Promise<ReadonlyMap<string, T>> | undefined,
): Promise<Map<string, T>> {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  const found = await Promise.all(
    [...byKind].flatMap(([kind, own]) =>
      features.map(async ({ processes }) => {
        const views = processes?.[kind as ProcessKind]; // a kind that no version of ours knows has no views
        return views && view(views, own);
      }),
    ),
  );
  return new Map(found.flatMap((each) => [...(each ?? [])]));
}

/** What decides about the actions of each process, in the order of `rows`. */
export async function standingsOf(db: Database, rows: readonly Process[]): Promise<ProcessStanding[]> {
  const facts = await ofKinds(rows, (views, own) => views.facts?.(db, own));
  return rows.map((row) => {
    const { stopped = false, inputKept = true } = facts.get(row.workflowId) ?? {};
    return {
      kind: processKinds.find((known) => known === row.kind) ?? null,
      state: row.state,
      waiting: waitOf(row) !== null,
      ended: row.endedAt !== null,
      endedBy: endings.find((known) => known === row.endedBy) ?? null,
      stopped,
      inputKept,
    };
  });
}
