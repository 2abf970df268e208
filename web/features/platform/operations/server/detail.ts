import 'server-only';
import type { Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { processViewsOf, type ProcessView, type TemporalUi } from './processes.ts';
import { ofOperatorWithin } from '#web/server/scope';

/** What somebody did to a process. */
export interface Deed {
  id: string;
  at: string;
  action: string;
  byLogin: string;
  /** Null where its trace has none. */
  reason: string | null;
}

export interface ProcessDetail {
  process: ProcessView;
  /** Newest first. */
  deeds: Deed[];
  moreDeeds: boolean;
  /** ISO instant of the reading, from which ages are counted. */
  at: string;
}

const mostDeeds = 50;

/** One process with what was done to it; null where it does not exist in this scope. */
export async function findProcess(
  db: Database,
  scope: Scope,
  workflowId: string,
  ui: TemporalUi,
): Promise<ProcessDetail | null> {
  const row = await db.process.findFirst({ where: { AND: [ofOperatorWithin(scope), { workflowId }] } });
  if (!row) return null;
  const [process] = await processViewsOf(db, [row], ui);
  if (!process) return null;
  const deeds = await db.auditRow.findMany({
    // The operator leads: its index keeps this from reading every row of the trace.
    where: { operatorId: row.operatorId, at: { gte: row.startedAt }, subject: `process:${workflowId}` },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostDeeds + 1,
  });
  return {
    process,
    deeds: deeds.slice(0, mostDeeds).map(({ id, at, action, actorLogin, after }) => ({
      id,
      at: at.toISOString(),
      action,
      byLogin: actorLogin,
      reason: reasonIn(after),
    })),
    moreDeeds: deeds.length > mostDeeds,
    at: new Date().toISOString(),
  };
}

function reasonIn(after: string | null): string | null {
  const told: unknown = after === null ? null : JSON.parse(after);
  return typeof told === 'object' && told !== null && 'reason' in told && typeof told.reason === 'string'
    ? told.reason
    : null;
}
