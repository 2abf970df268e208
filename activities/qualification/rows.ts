import { parisDay } from '#domain/kit/calendar/paris-day';
import type { Wait } from '#domain/process';
import type { FileFormat } from '#domain/qualification/judge';
import type { Refusal } from '#domain/qualification/refusal';
import { keptUntil } from '#domain/qualification/retention';
import {
  qualificationStates,
  type QualificationState,
  type RejectionReason,
  toldState,
  wasAccepted,
} from '#domain/qualification/state';
import type { ResultSummary } from '#domain/qualification/summary';
import type { Qualification, Transaction } from '#prisma/client';
import type { QualificationInput, Verdict } from '#workflows/qualification/qualification/contract';
import type { Revision } from '#workflows/shared/story';
import type { Dependencies } from '#activities/dependencies';
import { ofWorkflow, project } from '#activities/platform/projection';
import { heldAgain, releaseQuota, reserveQuota } from './quota.ts';

/** What the verification found: the totals of a sound file, or why it is refused. */
export type VerifiedFile =
  | { ok: true; format: FileFormat; lines: number; profiles: number }
  | { ok: false; format: FileFormat | null; refusal: Refusal };

/** How a process really ended that meant to refuse, the verdict that its row tells, and the run that wrote it. */
export interface EndedOtherwise {
  state: QualificationState;
  verdict: Verdict;
  runId: string;
}

interface Shown {
  state: QualificationState;
  facts: { profiles: number; profilesDone: number };
  wait: Wait | null;
}

type Columns = Parameters<Transaction['qualification']['update']>[0]['data'];

/** What the row of a qualification that goes on, after all, must not say any more. */
const nothingOfAnEnd = { comment: null, stopReason: null, keepUntil: null } as const;

/** The row of a qualification, from its receipt to its end. */
export function qualificationRows(dependencies: Dependencies) {
  const { db, now, resultDays } = dependencies;

  /**
   * Writes both rows; `decide` answers the state and the columns that go with it. A qualification whose files were purged
   * keeps its row and its quota, whatever the run says that it was reset to; `lastWord` tells that this run ends here.
   */
  async function write(
    input: QualificationInput,
    { revision, lastWord = false }: Revision & { lastWord?: boolean },
    decide: (
      tx: Transaction,
      row: Qualification,
    ) => Promise<{ state: QualificationState; wait?: Wait | null; columns?: Columns }>,
  ): Promise<void> {
    const { submissionId: id, operatorId, contractId, userId, submittedAt, notify = false } = input;
    const { workflowId } = ofWorkflow();
    const staged = await db.stagedFile.findUnique({
      where: { submissionId: id },
      select: { fileName: true },
    });
    const fileName = staged?.fileName ?? id;
    const facts = { kind: 'qualification', operatorId, reference: fileName, startedAt: submittedAt } as const;
    await project(dependencies, revision, facts, async (tx) => {
      const first = {
        id,
        workflowId,
        operatorId,
        contractId,
        userId,
        fileName,
        submittedAt: new Date(submittedAt),
        state: 'acknowledged',
      };
      const row = await tx.qualification.upsert({ where: { id }, create: first, update: {} });
      if (row.purgedAt) return { state: row.state, ended: lastWord };
      const { wait = null, columns = {}, ...decided } = await decide(tx, row);
      const state = toldState(decided.state, row);
      const { final: ended, status } = qualificationStates[state];
      // What the reconciler did for a run that was terminated does not hold for the one it was reset to.
      const goesOn = status === 'pending' || status === 'done';
      if (goesOn) await heldAgain(tx, workflowId);
      await tx.qualification.update({
        where: { id },
        data: { ...(goesOn && nothingOfAnEnd), ...columns, notify, state, endedAt: ended ? now() : null },
      });
      return { state, wait, ended };
    });
  }

  /** « Rejeté », with the remark; its profiles are given back to their day. */
  async function rejection(tx: Transaction, comment: RejectionReason) {
    const { workflowId } = ofWorkflow();
    await releaseQuota(tx, workflowId, now());
    const stopReason = comment === 'cancelled' ? await takeStopReason(tx, workflowId) : null;
    const columns = { comment, stopReason, keepUntil: keptUntil(now(), resultDays) };
    return { state: 'rejected', columns } as const;
  }

  return {
    /** Shows that a file has been received and is being verified; one that runs again begins at nothing done. */
    async acknowledgeQualification(input: QualificationInput, revision: Revision): Promise<void> {
      await write(input, revision, async () => ({
        state: 'acknowledged',
        columns: { profilesDone: 0, acceptedAt: null },
      }));
    },

    /** Copies progress and waits to the row. */
    async showQualification(
      input: QualificationInput,
      { state, facts, wait, revision }: Shown & Revision,
    ): Promise<void> {
      await write(input, { revision }, async () => ({
        state,
        wait,
        columns: { profilesDone: facts.profilesDone },
      }));
    },

    /**
     * Refuses a file, which never becomes a qualification (QPC-073). One that was accepted once stays one: it was reset, or
     * cancelled while it was being accepted. Then the answer says how it ended instead.
     */
    async refuseQualification(
      input: QualificationInput,
      { format, refusal }: VerifiedFile & { ok: false },
      { revision }: Revision,
    ): Promise<EndedOtherwise | null> {
      await write(input, { revision, lastWord: true }, async (tx, row) => {
        if (wasAccepted(row)) return rejection(tx, remarkInsteadOf(refusal));
        await takeStopReason(tx, ofWorkflow().workflowId);
        return { state: 'refused', columns: refusedColumns(format, refusal) };
      });
      const { state, lines, profiles } = await db.qualification.findUniqueOrThrow({
        where: { id: input.submissionId },
      });
      if (state === 'refused') return null;
      // Written by this file and the reconciler only.
      return {
        state: state as QualificationState,
        verdict: { ok: true, lines, profiles },
        runId: ofWorkflow().runId,
      };
    },

    /**
     * Reserves the profiles in the present Europe/Paris day and makes the file a qualification « En attente », or refuses
     * it for want of quota (QPC-075 to QPC-078). Asked again, it answers what was decided first.
     */
    async acceptQualification(
      input: QualificationInput,
      verified: VerifiedFile & { ok: true },
      { revision }: Revision,
    ): Promise<Verdict> {
      const { lines, profiles, format } = verified;
      const reservation = {
        workflowId: ofWorkflow().workflowId,
        contractId: input.contractId,
        day: parisDay(now()),
        profiles,
      };
      await write(input, { revision, lastWord: true }, async (tx) => {
        const reserved = await reserveQuota(tx, reservation);
        if (!reserved.ok) return { state: 'refused', columns: refusedColumns(format, reserved.refusal) };
        return {
          state: 'inProgress',
          columns: { format, lines, profiles, refusal: null, acceptedAt: now() },
        };
      });
      const { refusal, purgedAt } = await db.qualification.findUniqueOrThrow({
        where: { id: input.submissionId },
        select: { refusal: true, purgedAt: true },
      });
      if (purgedAt) return { ok: false, refusal: { reason: 'missingFile' } };
      // The column is only written by `refusedColumns`.
      return refusal ? { ok: false, refusal: JSON.parse(refusal) as Refusal } : { ok: true, lines, profiles };
    },

    /** « Terminé »: the results are there. Histories from before summaries bring none. Answers the run that ended. */
    async completeQualification(
      input: QualificationInput,
      { revision }: Revision,
      summary?: ResultSummary,
    ): Promise<string> {
      await write(input, { revision, lastWord: true }, async (_tx, { profiles }) => ({
        state: 'completed',
        columns: {
          profilesDone: profiles,
          keepUntil: keptUntil(now(), resultDays),
          ...(summary && { summary: JSON.stringify(summary) }),
        },
      }));
      return ofWorkflow().runId;
    },

    /** « Rejeté »: it can never be done. Answers the run that ended. */
    async rejectQualification(
      input: QualificationInput,
      comment: RejectionReason,
      { revision }: Revision,
    ): Promise<string> {
      await write(input, { revision, lastWord: true }, async (tx) => rejection(tx, comment));
      return ofWorkflow().runId;
    },
  };
}

function remarkInsteadOf({ reason }: Refusal): RejectionReason {
  if (reason === 'stopped') return 'cancelled';
  return reason === 'missingFile' ? 'lostFile' : 'stopped';
}

/** Takes what operations wrote when they cancelled, so that it never stands for another cancellation. */
async function takeStopReason(tx: Transaction, workflowId: string): Promise<string | null> {
  const stop = await tx.processStop.findUnique({ where: { workflowId } });
  if (stop) await tx.processStop.delete({ where: { workflowId } });
  return stop?.reason ?? null;
}

function refusedColumns(format: FileFormat | null, refusal: Refusal): Columns {
  return {
    format,
    refusal: JSON.stringify(refusal),
    faultyLines: refusal.reason === 'faultyLines' ? refusal.count : 0,
  };
}
