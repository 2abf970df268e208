import 'server-only';
import type { Unsent } from '#domain/platform/mail';
import {
  endings,
  hindranceTo,
  type EndedBy,
  type Hindrance,
  type ProcessAction,
  type ProcessKind,
  type ProcessStanding,
  type Wait,
} from '#domain/process';
import type { Scope } from '#domain/rights';
import type { Database, Process } from '#prisma/client';
import { wholesalerCode } from '#workflows/shared/process-id';
import { aboutOf } from './about.ts';
import { readPage, type Cursor, type Page } from '#web/kit/list/keyset';
import { conditionOf, processViews, type ProcessFilter, type ProcessViewName } from './filter.ts';
import { standingsOf } from './standing.ts';
import { systemViews, type SystemView } from './systems.ts';
import { waitOf } from '#web/server/process-wait';
import { ofOperatorWithin } from '#web/server/scope';

/** A process as operations see it. Instants are ISO strings: it travels to the browser as it is. */
export interface ProcessView {
  workflowId: string;
  kind: ProcessKind | null;
  /** What people call it. */
  reference: string;
  /** The process whose end its mail tells, and why that mail was never sent. */
  tells: string | null;
  unsent: Unsent | null;
  /** Null for the wholesaler's own processes. */
  operatorName: string | null;
  state: string;
  wait: Wait | null;
  startedAt: string;
  endedAt: string | null;
  endedBy: EndedBy | null;
  /** What stands against each action; null where it is possible. */
  hindrances: Record<ProcessAction, Hindrance | null>;
  /** Why operations asked to stop it. */
  stop: { reason: string; byLogin: string; at: string } | null;
  /** Its history in the Temporal UI. */
  historyUrl: string;
}

/** All of a page can be selected, and acted on in one call. */
const pageSize = 50;

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
  const condition = await conditionIn(db, filter);
  const page = await readPage<Process>(
    cursor,
    pageSize,
    (row) => ({ at: row.startedAt, id: row.workflowId }),
    ({ place, order, compare, take }) =>
      db.process.findMany({
        where: {
          AND: [
            ofOperatorWithin(scope),
            condition,
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
  return { ...page, rows: await processViewsOf(db, page.rows, ui) };
}

export interface ProcessBoard {
  page: Page<ProcessView>;
  counts: Record<ProcessViewName, number>;
  /** What the list can be narrowed to. */
  operators: { code: string; name: string }[];
  systems: SystemView[];
  /** ISO instant of the reading, from which ages are counted. */
  at: string;
}

/** What « Exploitation » shows. */
export async function processBoard(
  ...[db, scope, filter, ...rest]: Parameters<typeof listProcesses>
): Promise<ProcessBoard> {
  return {
    page: await listProcesses(db, scope, filter, ...rest),
    counts: await countProcesses(db, scope, filter),
    operators: await db.operator.findMany({ select: { code: true, name: true }, orderBy: { name: 'asc' } }),
    systems: await systemViews(db),
    at: new Date().toISOString(),
  };
}

/** Beyond it a count is said as « more than ». */
export const countedUpTo = 10_000;

/** How many processes each view shows, up to one more than `countedUpTo`. */
async function countProcesses(
  db: Database,
  scope: Scope,
  filter: ProcessFilter,
): Promise<Record<ProcessViewName, number>> {
  const counts: Partial<Record<ProcessViewName, number>> = {};
  // By what all have alike: what is counted up to a number Prisma sorts by the id otherwise, which reads all there are.
  const alike = filter.kind ? 'kind' : filter.operator ? 'operatorId' : 'state';
  for (const show of processViews) {
    const condition = await conditionIn(db, { ...filter, show });
    counts[show] = await db.process.count({
      where: { AND: [ofOperatorWithin(scope), condition] },
      orderBy: { [alike]: 'asc' },
      take: countedUpTo + 1,
    });
  }
  return counts as Record<ProcessViewName, number>; // each view was counted
}

async function conditionIn(db: Database, filter: ProcessFilter) {
  const { operator: code } = filter;
  const named = code !== undefined && code !== wholesalerCode;
  const operator = named ? await db.operator.findUnique({ where: { code }, select: { id: true } }) : null;
  return conditionOf(filter, operator?.id);
}

/** The rows as operations see them, in their order. */
export async function processViewsOf(
  db: Database,
  rows: readonly Process[],
  ui: TemporalUi,
): Promise<ProcessView[]> {
  const operatorIds = rows.flatMap(({ operatorId }) => operatorId ?? []);
  const operators = await db.operator.findMany({ where: { id: { in: operatorIds } } });
  const stops = await db.processStop.findMany({
    where: { workflowId: { in: rows.map(({ workflowId }) => workflowId) } },
  });
  const standings = await standingsOf(db, rows);
  const about = await aboutOf(db, rows);
  const names = new Map(operators.map(({ id, name }) => [id, name]));
  const stopOf = new Map(stops.map((stop) => [stop.workflowId, stop]));
  return rows.flatMap((row, index) => {
    const standing = standings[index];
    if (!standing) return [];
    const stop = stopOf.get(row.workflowId);
    return {
      workflowId: row.workflowId,
      kind: standing.kind,
      reference: about.get(row.workflowId)?.name ?? row.reference,
      tells: about.get(row.workflowId)?.workflowId ?? null,
      unsent: about.get(row.workflowId)?.unsent ?? null,
      operatorName: row.operatorId === null ? null : (names.get(row.operatorId) ?? row.operatorId),
      state: row.state,
      wait: row.endedAt ? null : waitOf(row),
      startedAt: row.startedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      endedBy: endings.find((known) => known === row.endedBy) ?? null,
      hindrances: hindrancesOf(standing),
      stop: stop ? { reason: stop.reason, byLogin: stop.byLogin, at: stop.at.toISOString() } : null,
      historyUrl: historyUrl(ui, row.workflowId, row.runId),
    };
  });
}

function hindrancesOf(standing: ProcessStanding): Record<ProcessAction, Hindrance | null> {
  return {
    retry: hindranceTo('retry', standing),
    cancel: hindranceTo('cancel', standing),
    runAgain: hindranceTo('runAgain', standing),
  };
}

export function historyUrl({ uiUrl, namespace }: TemporalUi, workflowId: string, runId: string): string {
  const part = encodeURIComponent;
  return `${uiUrl}/namespaces/${part(namespace)}/workflows/${part(workflowId)}/${part(runId)}/history`;
}
