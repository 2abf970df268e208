import 'server-only';
import { endings, processKinds, type ProcessStanding } from '#domain/process';
import { wasAccepted } from '#domain/qualification/state';
import type { Database, Process } from '#prisma/client';
import { waitOf } from './processes-wait.ts';

/** What decides about the actions of each process, in the order of `rows`. */
export async function standingsOf(db: Database, rows: readonly Process[]): Promise<ProcessStanding[]> {
  const ended = rows.filter(({ endedAt }) => endedAt).map(({ workflowId }) => workflowId);
  const qualifications = await db.qualification.findMany({
    where: { workflowId: { in: ended } },
    select: { id: true, workflowId: true, state: true, refusal: true, lines: true, purgedAt: true },
  });
  const staged = await db.stagedFile.findMany({
    where: { submissionId: { in: qualifications.map(({ id }) => id) } },
    select: { submissionId: true },
  });
  const uploads = new Set(staged.map(({ submissionId }) => submissionId));
  const forms = await db.stagedAccounts.findMany({
    where: {
      submissionId: { in: rows.filter(({ kind }) => kind === 'accounts').map((row) => row.reference) },
    },
    select: { submissionId: true },
  });
  const formsKept = new Set(forms.map(({ submissionId }) => submissionId));
  const byProcess = new Map(qualifications.map((row) => [row.workflowId, row]));

  return rows.map((row) => {
    const qualification = byProcess.get(row.workflowId);
    // An upload is swept after a day; what an accepted one was made into is kept until it is purged.
    const accepted = qualification && wasAccepted(qualification) && qualification.state !== 'refused';
    return {
      kind: processKinds.find((known) => known === row.kind) ?? null,
      state: row.state,
      waiting: waitOf(row) !== null,
      ended: row.endedAt !== null,
      endedBy: endings.find((known) => known === row.endedBy) ?? null,
      stopped: qualification?.refusal === JSON.stringify({ reason: 'stopped' }),
      inputKept:
        row.kind === 'accounts'
          ? formsKept.has(row.reference)
          : row.kind !== 'qualification' ||
            (qualification !== undefined &&
              qualification.purgedAt === null &&
              (accepted === true || uploads.has(qualification.id))),
    };
  });
}
