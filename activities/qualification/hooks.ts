import { keysFrom } from '#domain/platform/mail';
import { noticeMailKeys } from '#domain/qualification/mail';
import type { QualificationProcess } from '#domain/qualification/manifest';
import { keptUntil } from '#domain/qualification/retention';
import { qualificationStates, type QualificationState } from '#domain/qualification/state';
import type { Database, Process, Transaction } from '#prisma/client';
import { heldAgain, releaseQuota } from './quota.ts';
import type { Dependencies } from '#activities/dependencies';
import type { KindHooks } from '#activities/platform/kind-hooks';
import { inPages, pageSize } from '#activities/platform/pages';
import { sweepingFiles } from './sweep.ts';

export function qualificationHooks(
  dependencies: Pick<Dependencies, 'db' | 'dataDir' | 'runs' | 'resultDays'>,
): Record<QualificationProcess, KindHooks> {
  return {
    qualification: {
      async endedOutside(tx, { workflowId }, { endedAt, endedBy, state }) {
        const keepUntil = keptUntil(endedAt, dependencies.resultDays);
        const ownEnd = endedBy ? null : (state as QualificationState); // written by the process only
        await close(tx, workflowId, ownEnd, { endedAt, keepUntil });
      },
      reopened: reopen,
      sweep: sweepingFiles(dependencies),
    },
    notice: {
      endedOutside: null,
      reopened: null,
      sweep: async ({ ended }) => ({ notices: await removeNotices(dependencies.db, ended) }),
    },
  };
}

/** `state`: the end it came to by itself; null when Temporal ended it, which the operator sees as rejected or refused. */
async function close(
  tx: Transaction,
  workflowId: string,
  state: QualificationState | null,
  ended: { endedAt: Date; keepUntil: Date },
): Promise<void> {
  const row = await tx.qualification.findUnique({ where: { workflowId } });
  if (!row || row.purgedAt) return;
  const before = row.state as QualificationState; // written by the process only
  const data = state
    ? { state, ...(state === 'completed' && { profilesDone: row.profiles, comment: null }) }
    : before === 'acknowledged'
      ? { state: 'refused', refusal: JSON.stringify({ reason: 'stopped' }) }
      : qualificationStates[before].final
        ? {}
        : { state: 'rejected', comment: 'stopped' };
  await tx.qualification.update({ where: { workflowId }, data: { ...data, ...ended } });
  if (state === 'completed') await heldAgain(tx, workflowId);
  else await releaseQuota(tx, workflowId, ended.endedAt);
}

async function reopen(tx: Transaction, { workflowId, state }: Process): Promise<void> {
  const { count } = await tx.qualification.updateMany({
    where: { workflowId, purgedAt: null },
    data: { state, endedAt: null, comment: null, stopReason: null, keepUntil: null, refusal: null },
  });
  if (count > 0) await heldAgain(tx, workflowId);
}

/** Ended notices, with the mails that were sent for them. */
async function removeNotices(db: Database, before: Date): Promise<number> {
  let removed = 0;
  const pages = inPages('workflowId', (after) =>
    db.process.findMany({
      where: { kind: 'notice', endedAt: { lt: before }, workflowId: { gt: after } },
      orderBy: { workflowId: 'asc' },
      select: { workflowId: true, reference: true },
      take: pageSize,
    }),
  );
  for await (const page of pages) {
    for (const { workflowId, reference } of page) {
      await db.sentMail.deleteMany({ where: { key: keysFrom(noticeMailKeys(reference)) } });
      await db.process.deleteMany({ where: { workflowId } });
    }
    removed += page.length;
  }
  return removed;
}
