import type { AccountsProcess } from '#domain/accounts/manifest';
import { keysFrom } from '#domain/platform/mail';
import type { Database } from '#prisma/client';
import { processId } from '#workflows/shared/process-id';
import { awaitTheRest, refuseTheRest } from './rows.ts';
import { pageSize } from '#activities/platform/pages';
import type { Dependencies } from '#activities/dependencies';
import { confirmationMailKeys } from './mails.ts';
import type { KindHooks } from '#activities/platform/kind-hooks';

export function accountsHooks({
  db,
  runs,
}: Pick<Dependencies, 'db' | 'runs'>): Record<AccountsProcess, KindHooks> {
  return {
    accounts: {
      endedOutside: (tx, { reference }) => refuseTheRest(tx, reference),
      reopened: (tx, { reference }) => awaitTheRest(tx, reference),
      sweep: async ({ ended, unadopted }) => ({
        batches: await removeBatches(db, ended),
        forms: await removeForms({ db, runs }, unadopted),
      }),
    },
  };
}

/** Ended batches of accounts, with the rows of their accounts, their form and its mail. */
async function removeBatches(db: Database, before: Date): Promise<number> {
  for (let removed = 0; ;) {
    const page = await db.process.findMany({
      where: { kind: 'accounts', endedAt: { lt: before } },
      select: { workflowId: true, reference: true },
      take: pageSize,
    });
    for (const { workflowId, reference } of page) {
      await db.sentMail.deleteMany({ where: { key: keysFrom(confirmationMailKeys(reference)) } });
      await db.accountCreation.deleteMany({ where: { batchId: reference } });
      await db.stagedAccounts.deleteMany({ where: { submissionId: reference } });
      // The row last: what a crash in between leaves is found again.
      await db.process.deleteMany({ where: { workflowId } });
    }
    removed += page.length;
    if (page.length < pageSize) return removed;
  }
}

/** Forms that no process adopted. An adopted one is kept as long as its process can be run again. */
async function removeForms({ db, runs }: Pick<Dependencies, 'db' | 'runs'>, before: Date): Promise<number> {
  const forms = await db.stagedAccounts.findMany({
    where: { createdAt: { lt: before } },
    select: { submissionId: true, operator: { select: { code: true } } },
  });
  let removed = 0;
  for (const { submissionId, operator } of forms) {
    const workflowId = processId('accounts', operator.code, submissionId);
    if (await db.process.findUnique({ where: { workflowId }, select: { kind: true } })) continue;
    if ((await runs.find(workflowId)).open) continue;
    await db.stagedAccounts.deleteMany({ where: { submissionId } });
    removed += 1;
  }
  return removed;
}
