import 'server-only';
import type { Client } from '@temporalio/client';
import { endings, processKinds, type EndedBy, type ProcessKind, type Wait } from '#domain/process';
import type { Scope } from '#domain/rights';
import type { Database, Process } from '#prisma/client';
import { retrySignal } from '#workflows/shared/contract';
import { readPage, type Cursor, type Page } from './keyset.ts';
import { waitOf } from './processes-wait.ts';
import { ofOperatorWithin } from './scope.ts';

/** A process as operations see it. Instants are ISO strings: it travels to the browser as it is. */
export interface ProcessView {
  workflowId: string;
  kind: ProcessKind | null;
  reference: string;
  /** Null for the wholesaler's own processes. */
  operatorName: string | null;
  state: string;
  wait: Wait | null;
  startedAt: string;
  endedAt: string | null;
  endedBy: EndedBy | null;
  /** Its history in the Temporal UI. */
  historyUrl: string;
}

export const processFilters = ['all', 'open', 'waiting', 'ended'] as const;
export type ProcessFilter = (typeof processFilters)[number];

export function processFilterOf(text: string | undefined): ProcessFilter {
  return processFilters.find((known) => known === text) ?? 'open';
}

const conditions = {
  all: {},
  open: { endedAt: null },
  waiting: { endedAt: null, waitingFor: { not: null } },
  ended: { endedAt: { not: null } },
} as const;

const pageSize = 25;

/** Where the Temporal UI is, from the configuration. */
export interface TemporalUi {
  uiUrl: string;
  namespace: string;
}

/** A page of processes, newest first. */
export async function listProcesses(
  db: Database,
  scope: Scope,
  filter: ProcessFilter,
  cursor: Cursor,
  ui: TemporalUi,
): Promise<Page<ProcessView>> {
  const page = await readPage<Process>(
    cursor,
    pageSize,
    (row) => ({ at: row.startedAt, id: row.workflowId }),
    ({ place, order, compare, take }) =>
      db.process.findMany({
        where: {
          AND: [
            ofOperatorWithin(scope),
            conditions[filter],
            place
              ? {
                  OR: [
                    { startedAt: { [compare]: place.at } },
                    { startedAt: place.at, workflowId: { [compare]: place.id } },
                  ],
                }
              : {},
          ],
        },
        orderBy: [{ startedAt: order }, { workflowId: order }],
        take,
      }),
  );
  const ids = page.rows.flatMap(({ operatorId }) => operatorId ?? []);
  const operators = await db.operator.findMany({ where: { id: { in: ids } } });
  const names = new Map(operators.map(({ id, name }) => [id, name]));
  return { ...page, rows: page.rows.map((row) => view(row, names, ui)) };
}

export interface ProcessBoard {
  page: Page<ProcessView>;
  counts: Record<ProcessFilter, number>;
  /** ISO instant of the reading, from which ages are counted. */
  at: string;
}

/** What « Exploitation » shows. */
export async function processBoard(
  ...[db, scope, ...rest]: Parameters<typeof listProcesses>
): Promise<ProcessBoard> {
  return {
    page: await listProcesses(db, scope, ...rest),
    counts: await countProcesses(db, scope),
    at: new Date().toISOString(),
  };
}

/** How many processes each filter shows. */
async function countProcesses(db: Database, scope: Scope): Promise<Record<ProcessFilter, number>> {
  const count = (filter: ProcessFilter) =>
    db.process.count({ where: { AND: [ofOperatorWithin(scope), conditions[filter]] } });
  return {
    all: await count('all'),
    open: await count('open'),
    waiting: await count('waiting'),
    ended: await count('ended'),
  };
}

/** A process that may be told to try again: it exists in this scope, is open, and waits. */
export async function findWaiting(
  db: Database,
  scope: Scope,
  workflowId: string,
): Promise<{ operatorId: string | null; runId: string } | null> {
  return db.process.findFirst({
    where: { AND: [ofOperatorWithin(scope), conditions.waiting, { workflowId }] },
    select: { operatorId: true, runId: true },
  });
}

/** Ends a process's wait at once. Every kind that waits has the signal under this name. */
export async function hurry(client: Client, workflowId: string): Promise<void> {
  await client.withDeadline(Date.now() + 5_000, () =>
    client.workflow.getHandle(workflowId).signal(retrySignal),
  );
}

function view(
  row: Process,
  names: ReadonlyMap<string, string>,
  { uiUrl, namespace }: TemporalUi,
): ProcessView {
  const part = encodeURIComponent;
  return {
    workflowId: row.workflowId,
    kind: processKinds.find((known) => known === row.kind) ?? null,
    reference: row.reference,
    operatorName: row.operatorId === null ? null : (names.get(row.operatorId) ?? row.operatorId),
    state: row.state,
    wait: row.endedAt ? null : waitOf(row),
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: endings.find((known) => known === row.endedBy) ?? null,
    historyUrl: `${uiUrl}/namespaces/${part(namespace)}/workflows/${part(row.workflowId)}/${part(row.runId)}/history`,
  };
}
