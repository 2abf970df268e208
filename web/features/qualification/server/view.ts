import 'server-only';
import type { Wait } from '#domain/process';
import { fullName } from '#domain/kit/person';
import { may, type Actor } from '#domain/rights';
import { billedCents } from '#domain/qualification/billing';
import {
  qualificationAllows,
  qualificationStates,
  rejectionReasonOf,
  type QualificationState,
  type QualificationStatus,
  type RejectionReason,
} from '#domain/qualification/state';
import type { ResultSummary } from '#domain/qualification/summary';
import type { Database, Qualification } from '#prisma/client';
import { waitOf } from '#web/server/process-wait';

/** A qualification as people see it. Instants are ISO strings: it travels to the browser as it is. */
export interface QualificationView {
  id: string;
  fileName: string;
  format: string | null;
  status: QualificationStatus;
  /** « Commentaires »: the system's remark on a rejected file. */
  comment: RejectionReason | null;
  /** What operations wrote when they cancelled it. */
  stopReason: string | null;
  lines: number;
  profiles: number;
  profilesDone: number;
  submittedAt: string;
  endedAt: string | null;
  /** Until when its results are kept, and when they were removed (QPC-100). */
  keepUntil: string | null;
  purgedAt: string | null;
  wait: Wait | null;
  /** Code identifiant of its contract. */
  identifiant: string;
  operatorName: string;
  /** Who submitted it. */
  submittedBy: string;
  /** Whether the reader's own: its results are for them, others only look. */
  own: boolean;
  downloadable: boolean;
}

/** A qualification with what only its own page shows. */
export interface WholeQualification extends QualificationView {
  /** Milliseconds since it became « En attente », by the clock of the server; null before that or once it has ended. */
  runningMs: number | null;
  /** What it came to; null before its end, and for those that ended before results were counted. */
  summary: ResultSummary | null;
  /** Cents without VAT (QPC-124); null while it is not known. */
  billedCents: number | null;
}

/** What a view shows beside the row itself. */
export const viewedWith = {
  contract: { select: { identifiant: true, operator: { select: { name: true } } } },
  user: { select: { firstName: true, name: true } },
} as const;
export type ViewedQualification = Qualification & {
  contract: { identifiant: string; operator: { name: string } };
  user: { firstName: string; name: string };
};

/** The rows as `actor` may see them, in their order. */
export async function qualificationViews(
  db: Database,
  actor: Actor,
  rows: readonly ViewedQualification[],
): Promise<QualificationView[]> {
  const processes = await db.process.findMany({
    where: { workflowId: { in: rows.map((row) => row.workflowId) }, waitingFor: { not: null } },
  });
  const process = new Map(processes.map((found) => [found.workflowId, found]));
  return rows.map((row) => {
    const state = stateOf(row.state);
    const waiting = process.get(row.workflowId);
    const own = may(actor, 'qualification.download', row);
    return {
      id: row.id,
      fileName: row.fileName,
      format: row.format,
      // Only listed states come here, and those have a status.
      status: qualificationStates[state].status ?? 'pending',
      comment: rejectionReasonOf(row.comment),
      stopReason: row.stopReason,
      lines: row.lines,
      profiles: row.profiles,
      profilesDone: row.profilesDone,
      submittedAt: row.submittedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      keepUntil: row.keepUntil?.toISOString() ?? null,
      purgedAt: row.purgedAt?.toISOString() ?? null,
      wait: waiting ? waitOf(waiting) : null,
      identifiant: row.contract.identifiant,
      operatorName: row.contract.operator.name,
      submittedBy: fullName(row.user),
      own,
      downloadable: own && qualificationAllows('download', { state, purgedAt: row.purgedAt }),
    };
  });
}

/** The row as `actor` may see it on its own page. */
export async function wholeQualification(
  db: Database,
  actor: Actor,
  row: ViewedQualification,
  now: Date,
): Promise<WholeQualification | null> {
  const [view] = await qualificationViews(db, actor, [row]);
  if (!view) return null;
  const runningSince = row.endedAt ? null : row.acceptedAt;
  return {
    ...view,
    runningMs: runningSince && Math.max(0, now.getTime() - runningSince.getTime()),
    // Written by our own activity from a ResultSummary.
    summary: row.summary ? (JSON.parse(row.summary) as ResultSummary) : null,
    billedCents: billedCents({ state: stateOf(row.state), profiles: row.profiles }),
  };
}

/** Throws on a state that no qualification can have. */
export function stateOf(text: string): QualificationState {
  if (!Object.hasOwn(qualificationStates, text))
    throw new Error(`A qualification has the unknown state ${text}`);
  return text as QualificationState; // the line above has just established it
}
