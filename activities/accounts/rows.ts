import { randomUUID } from 'node:crypto';
import type { AccountsState, CreationRefusal, CreationState } from '#domain/accounts/creation';
import type { AccountBatch, NewAccount } from '#domain/accounts/form';
import type { AuditAction } from '#domain/audit';
import { sameLogin } from '#domain/kit/login';
import { actorOf, mayGive } from '#domain/accounts/rights';
import type { Wait } from '#domain/process';
import type { Actor } from '#domain/rights';
import { noPassword, type StagedAccounts, type Transaction } from '#prisma/client';
import type { AccountsInput } from '#workflows/accounts/creation/contract';
import type { Revision } from '#workflows/shared/story';
import type { Dependencies } from '#activities/dependencies';
import { project } from '#activities/platform/projection';

type Shown = { state: AccountsState; wait: Wait | null } & Revision;

/** The accounts that a batch creates, and what it tells of itself. */
export function accountRows(dependencies: Pick<Dependencies, 'db' | 'runs' | 'now' | 'longWaitSeconds'>) {
  const { db, now } = dependencies;

  function write(
    { operatorId, submissionId, startedAt }: AccountsInput,
    { revision }: Revision,
    tell: (tx: Transaction) => Promise<{ state: AccountsState; wait?: Wait | null }>,
  ): Promise<boolean> {
    const facts = { kind: 'accounts', operatorId, reference: submissionId, startedAt } as const;
    return project(dependencies, revision, facts, async (tx) => {
      const { state, wait = null } = await tell(tx);
      return { state, wait, ended: state === 'completed' || state === 'rejected' };
    });
  }

  return {
    /** Adopts the staged form: from now on each of its accounts has its row. Repeated, it changes nothing. */
    async openAccounts(input: AccountsInput, revision: Revision): Promise<void> {
      const staged = await stagedOf(db, input);
      const { accounts } = batchOf(staged);
      const { submissionId: batchId, operatorId } = input;
      await write(input, revision, async (tx) => {
        // Run again by operations: it comes to what it was stopped before.
        await awaitTheRest(tx, batchId);
        if ((await tx.accountCreation.count({ where: { batchId } })) === 0)
          await tx.accountCreation.createMany({
            data: accounts.map(({ login }, place) => ({
              ...{ batchId, place, operatorId, login },
              state: 'waiting' satisfies CreationState,
              at: staged.createdAt,
            })),
          });
        return { state: 'inProgress' };
      });
    },

    /**
     * Creates the account at `place` with its e-services and its audit row, once, or refuses it. Answers its id, null
     * when it was refused.
     */
    async createAccount(input: AccountsInput, place: number, revision: Revision): Promise<string | null> {
      const key = { batchId_place: { batchId: input.submissionId, place } };
      await write(input, revision, async (tx) => {
        const creation = await tx.accountCreation.findUniqueOrThrow({ where: key });
        if (creation.state === 'waiting') {
          const made = await make(tx, await stagedOf(tx, input), place, now());
          await tx.accountCreation.update({ where: key, data: made });
        }
        return { state: 'inProgress' };
      });
      const { state, userId } = await db.accountCreation.findUniqueOrThrow({ where: key });
      // The write was taken for an older one: the next try comes with a newer revision.
      if (state === 'waiting') throw new Error('The account was not written');
      return userId;
    },

    async showAccounts(input: AccountsInput, shown: Shown): Promise<void> {
      await write(input, shown, async () => shown);
    },

    /** The last word; accounts that it did not come to are refused. */
    async endAccounts(input: AccountsInput, state: AccountsState, revision: Revision): Promise<void> {
      await write(input, revision, async (tx) => {
        await refuseTheRest(tx, input.submissionId);
        return { state };
      });
    },
  };
}

/** What a batch had not come to when it ended. */
export async function refuseTheRest(tx: Transaction, batchId: string): Promise<void> {
  await tx.accountCreation.updateMany({
    where: { batchId, state: 'waiting' },
    data: { state: 'refused', refusal: 'stopped' satisfies CreationRefusal },
  });
}

/** A batch that goes on after all will come to what it was stopped before. */
export async function awaitTheRest(tx: Transaction, batchId: string): Promise<void> {
  await tx.accountCreation.updateMany({
    where: { batchId, refusal: 'stopped' satisfies CreationRefusal },
    data: { state: 'waiting', refusal: null },
  });
}

function stagedOf(tx: Transaction, { submissionId }: AccountsInput): Promise<StagedAccounts> {
  return tx.stagedAccounts.findUniqueOrThrow({ where: { submissionId } });
}

function batchOf({ batch }: StagedAccounts): AccountBatch {
  return JSON.parse(batch) as AccountBatch; // judged and written by the portal only
}

type Made = { state: CreationState; refusal?: CreationRefusal; userId?: string };

async function make(tx: Transaction, staged: StagedAccounts, place: number, at: Date): Promise<Made> {
  const batch = batchOf(staged);
  const account = batch.accounts[place];
  if (!account) throw new Error('The form has no such account');
  const sender = await senderOf(tx, staged.userId);
  // Whoever was disabled or lost a right since the form was sent creates nothing any more.
  if (!sender || !mayGive(sender.actor, batch) || !reaches(sender.actor, staged.operatorId))
    return { state: 'refused', refusal: 'notAllowed' };
  if (await isTaken(tx, account.login)) return { state: 'refused', refusal: 'taken' };
  const userId = randomUUID();
  await tx.user.create({
    data: {
      ...rowOf(account),
      id: userId,
      role: batch.role,
      passwordHash: noPassword,
      createdAt: at,
      operatorId: staged.operatorId,
      grants: { create: batch.services.map((service) => ({ service })) },
    },
  });
  await tx.auditRow.create({
    data: {
      id: randomUUID(),
      at,
      actorId: staged.userId,
      actorLogin: sender.login,
      operatorId: staged.operatorId,
      action: 'user.create' satisfies AuditAction,
      subject: `user:${userId}`,
      after: JSON.stringify({ ...account, role: batch.role, services: batch.services }),
      fromAddress: staged.fromAddress,
    },
  });
  return { state: 'created', userId };
}

const rowOf = ({ login, name, firstName, email, fixedPhone, mobilePhone }: NewAccount) => ({
  ...{ login, name, firstName, email, fixedPhone, mobilePhone },
});

/** Logins are never used again: those of disabled accounts count, and capitals do not make another one. */
async function isTaken(tx: Transaction, login: string): Promise<boolean> {
  const alike = await tx.$queryRaw<
    unknown[]
  >`SELECT "login" FROM "User" WHERE lower("login") = ${sameLogin(login)}`;
  return alike.length > 0;
}

const reaches = ({ role, operatorId }: Actor, ofBatch: string) =>
  role === 'backOffice' || operatorId === ofBatch;

/** Who sent the form, as they are now; null when disabled. */
async function senderOf(tx: Transaction, id: string): Promise<{ actor: Actor; login: string } | null> {
  const user = await tx.user.findFirst({
    where: { id, disabledAt: null },
    include: {
      grants: true,
      contract: true,
      operator: { include: { contracts: { where: { optionActive: true }, take: 1 } } },
    },
  });
  return user && { login: user.login, actor: actorOf(user) };
}
