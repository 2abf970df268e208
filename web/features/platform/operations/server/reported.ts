import 'server-only';
import type { Client } from '@temporalio/client';
import { processKinds, type ProcessKind } from '#domain/process';
import type { Database } from '#prisma/client';
import { historyUrl, type TemporalUi } from './processes.ts';
import { isOutage } from '#web/server/temporal';

/** A process whose code fails in Temporal: a bug, or a version that does not fit its history. */
export interface ReportedProcess {
  workflowId: string;
  kind: ProcessKind | null;
  /** Null for processes without a row: schedules, or one that failed before its first step. */
  reference: string | null;
  cause: 'failed' | 'timedOut';
  /** Temporal's own word for it, such as NonDeterministicError; empty when it has none. */
  detail: string;
  historyUrl: string;
}

export interface Reported {
  /** Null when Temporal could not be asked. */
  processes: ReportedProcess[] | null;
  more: boolean;
}

/** More than these need Temporal's own interface. */
const most = 50;
/** Whoever looks hears by then that Temporal does not answer; a deadline alone does not bound the connecting. */
const patienceMs = 2_000;
/** Temporal's list is seconds late and made for a few questions a second, whoever looks. */
const keptMs = 5_000;

/** The server sets it after five workflow tasks in a row that failed, some 50 s, and takes it away with the next good one. */
const query = 'TemporalReportedProblems IS NOT NULL AND ExecutionStatus = "Running"';

interface Found {
  workflowId: string;
  runId: string;
  kind: string | undefined;
  problems: readonly string[];
}

async function ask(client: Client): Promise<Found[]> {
  const found: Found[] = [];
  await client.withDeadline(Date.now() + patienceMs, async () => {
    for await (const info of client.workflow.list({ query, pageSize: most + 1 })) {
      const problems = info.searchAttributes['TemporalReportedProblems'] ?? [];
      const { workflowId, runId } = info;
      const kind = info.searchAttributes['JalonProcess']?.[0]?.toString();
      found.push({ workflowId, runId, kind, problems: problems.map(String) });
      if (found.length > most) break;
    }
  });
  return found;
}

/** Asks Temporal at most every five seconds, for all who look. */
export function reportedProcesses(client: () => Client, now: () => number = Date.now) {
  let kept: { at: number; answer: Promise<Found[] | null> } | undefined;

  function found(): Promise<Found[] | null> {
    if (!kept || now() - kept.at >= keptMs) {
      const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref());
      const answer = Promise.race([ask(client()), late]).catch((error: unknown) => {
        if (isOutage(error)) return null;
        kept = undefined;
        throw error;
      });
      kept = { at: now(), answer };
    }
    return kept.answer;
  }

  return async (db: Database, ui: TemporalUi): Promise<Reported> => {
    const all = await found();
    if (!all) return { processes: null, more: false };
    const shown = all.slice(0, most);
    const rows = await db.process.findMany({
      where: { workflowId: { in: shown.map(({ workflowId }) => workflowId) } },
      select: { workflowId: true, reference: true },
    });
    const references = new Map(rows.map(({ workflowId, reference }) => [workflowId, reference]));
    const processes = shown.map(({ workflowId, runId, kind, problems }): ReportedProcess => ({
      workflowId,
      kind: processKinds.find((known) => known === kind) ?? null,
      reference: references.get(workflowId) ?? null,
      ...causeOf(problems),
      historyUrl: historyUrl(ui, workflowId, runId),
    }));
    return { processes, more: all.length > most };
  };
}

/** Modules load more than once in a Next server; globalThis is what they share. */
const shared = globalThis as typeof globalThis & { jalonReported?: ReturnType<typeof reportedProcesses> };

/** The one asker of this process. */
export function sharedReported(client: () => Client) {
  shared.jalonReported ??= reportedProcesses(client);
  return shared.jalonReported;
}

/** « category=WorkflowTaskFailed », « cause=WorkflowTaskFailedCauseNonDeterministicError » */
function causeOf(problems: readonly string[]): Pick<ReportedProcess, 'cause' | 'detail'> {
  const value = (name: string) =>
    problems.find((problem) => problem.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return {
    cause: value('category') === 'WorkflowTaskTimedOut' ? 'timedOut' : 'failed',
    detail: value('cause').replace(/^WorkflowTask(Failed|TimedOut)Cause/, ''),
  };
}
