import { parisDay } from '#domain/calendar/paris-day';
import type { Wait } from '#domain/process';
import type { FileFormat } from '#domain/qualification/judge';
import { dailyLimit } from '#domain/qualification/limits';
import type { ResultSummary } from '#domain/qualification/summary';
import type { Refusal } from '#domain/qualification/refusal';
import {
  qualificationStates,
  type QualificationState,
  type RejectionReason,
} from '#domain/qualification/state';
import type { Transaction } from '#prisma/client';
import type { QualificationInput, Verdict } from '#workflows/qualification/contract';
import type { Revision } from '#workflows/shared/story';
import type { Dependencies } from '../dependencies.ts';
import { ofWorkflow, project } from './projection.ts';
import { heldAgain, releaseQuota, reserveQuota } from './quota.ts';

/** What the verification found: the totals of a sound file, or why it is refused. */
export type VerifiedFile =
  | { ok: true; format: FileFormat; lines: number; profiles: number }
  | { ok: false; format: FileFormat | null; refusal: Refusal };

interface Shown {
  state: QualificationState;
  facts: { profiles: number; profilesDone: number };
  wait: Wait | null;
}

type Columns = Parameters<Transaction['qualification']['update']>[0]['data'];

/** The row of a qualification, from its receipt to its end. */
export function qualificationRows(dependencies: Dependencies) {
  const { db, now, resultDays } = dependencies;

  /** Writes both rows; `decide` answers the state and the columns that go with it. */
  async function write(
    input: QualificationInput,
    { revision }: Revision,
    decide: (
      tx: Transaction,
    ) => Promise<{ state: QualificationState; wait?: Wait | null; columns?: Columns }>,
  ): Promise<void> {
    const { submissionId: id, operatorId, contractId, userId, submittedAt } = input;
    const { workflowId } = ofWorkflow();
    const staged = await db.stagedFile.findUnique({
      where: { submissionId: id },
      select: { fileName: true },
    });
    const fileName = staged?.fileName ?? id;
    const facts = { kind: 'qualification', operatorId, reference: fileName, startedAt: submittedAt } as const;
    await project(dependencies, revision, facts, async (tx) => {
      const { state, wait = null, columns = {} } = await decide(tx);
      const first = {
        id,
        workflowId,
        operatorId,
        contractId,
        userId,
        fileName,
        submittedAt: new Date(submittedAt),
        state,
      };
      await tx.qualification.upsert({ where: { id }, create: first, update: {} });
      const { final: ended, status } = qualificationStates[state];
      // What the reconciler did for a run that was terminated does not hold for the one it was reset to.
      const goesOn = status === 'pending' || status === 'done';
      if (goesOn) await heldAgain(tx, workflowId);
      await tx.qualification.update({
        where: { id },
        data: { ...(goesOn && { comment: null }), ...columns, state, endedAt: ended ? now() : null },
      });
      return { state, wait, ended };
    });
  }

  return {
    /** Shows that a file has been received and is being verified. */
    async acknowledgeQualification(input: QualificationInput, revision: Revision): Promise<void> {
      await write(input, revision, async () => ({ state: 'acknowledged' }));
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

    /** Refuses a file, which never becomes a qualification; what a run before a reset had reserved is given back (QPC-073). */
    async refuseQualification(
      input: QualificationInput,
      verified: VerifiedFile & { ok: false },
      revision: Revision,
    ): Promise<void> {
      await write(input, revision, async (tx) => {
        await releaseQuota(tx, ofWorkflow().workflowId, now());
        return { state: 'refused', columns: refusedColumns(verified.format, verified.refusal) };
      });
    },

    /**
     * Reserves the profiles in the present Europe/Paris day and makes the file a qualification « En attente », or refuses
     * it for want of quota (QPC-075 to QPC-078). Asked again, it answers what was decided first.
     */
    async acceptQualification(
      input: QualificationInput,
      verified: VerifiedFile & { ok: true },
      revision: Revision,
    ): Promise<Verdict> {
      const { lines, profiles, format } = verified;
      const contract = await db.qpcContract.findUniqueOrThrow({ where: { id: input.contractId } });
      const reservation = {
        workflowId: ofWorkflow().workflowId,
        contractId: contract.id,
        day: parisDay(now()),
        profiles,
      };
      await write(input, revision, async (tx) => {
        const reserved = await reserveQuota(tx, reservation, dailyLimit(contract));
        if (!reserved.ok) return { state: 'refused', columns: refusedColumns(format, reserved.refusal) };
        return {
          state: 'inProgress',
          columns: { format, lines, profiles, refusal: null, acceptedAt: now() },
        };
      });
      const { refusal } = await db.qualification.findUniqueOrThrow({
        where: { id: input.submissionId },
        select: { refusal: true },
      });
      // The column is only written by `refusedColumns`.
      return refusal ? { ok: false, refusal: JSON.parse(refusal) as Refusal } : { ok: true, lines, profiles };
    },

    /** « Terminé »: the results are there. */
    async completeQualification(
      input: QualificationInput,
      revision: Revision,
      summary?: ResultSummary,
    ): Promise<void> {
      await write(input, revision, async (tx) => {
        const { profiles } = await tx.qualification.findUniqueOrThrow({ where: { id: input.submissionId } });
        const keepUntil = new Date(now().getTime() + resultDays * 86_400_000);
        return {
          state: 'completed',
          columns: {
            profilesDone: profiles,
            keepUntil,
            ...(summary && { summary: JSON.stringify(summary) }),
          },
        };
      });
    },

    /** « Rejeté »: it can never be done; its profiles are given back to their day. */
    async rejectQualification(
      input: QualificationInput,
      comment: RejectionReason,
      revision: Revision,
    ): Promise<void> {
      await write(input, revision, async (tx) => {
        await releaseQuota(tx, ofWorkflow().workflowId, now());
        return { state: 'rejected', columns: { comment } };
      });
    },
  };
}

function refusedColumns(format: FileFormat | null, refusal: Refusal): Columns {
  return {
    format,
    refusal: JSON.stringify(refusal),
    faultyLines: refusal.reason === 'faultyLines' ? refusal.count : 0,
  };
}
