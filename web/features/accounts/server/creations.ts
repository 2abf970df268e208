import 'server-only';
import {
  creationRefusals,
  creationsShownHours,
  creationStage,
  type CreationRefusal,
  type CreationStage,
  type CreationState,
} from '#domain/accounts/creation';
import { fullName } from '#domain/kit/person';
import type { Wait } from '#domain/process';
import type { Scope } from '#domain/rights';
import { noPassword, type AccountCreation, type Database } from '#prisma/client';
import { adoptedAmong, batchOf } from './create.ts';
import { waitOf } from '#web/server/process-wait';
import { ofOperatorWithin } from '#web/server/scope';

/** What became of an account of a form. */
export interface CreationView {
  place: number;
  login: string;
  /** Prénom and nom; empty when nothing knows them any more. */
  name: string;
  stage: CreationStage;
  refusal: CreationRefusal | null;
  /** Of its page; null while there is none. */
  userId: string | null;
}

/** A form that was sent, with the state of each of its accounts (OWF-208). */
export interface BatchView {
  id: string;
  operatorName: string;
  /** Who sent it, and when. */
  by: string;
  at: string;
  /** What its process waits for; `start` while Temporal has not been reached. */
  wait: Wait | 'start' | null;
  accounts: CreationView[];
}

/** More batches than anyone sends in these days; older ones are in the list. */
const mostBatches = 20;

/** The batches of the last days, newest first. */
export async function listCreations(db: Database, scope: Scope, now: Date): Promise<BatchView[]> {
  const forms = await db.stagedAccounts.findMany({
    where: {
      AND: [
        ofOperatorWithin(scope),
        { createdAt: { gt: new Date(now.getTime() - creationsShownHours * 3_600_000) } },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { submissionId: 'desc' }],
    take: mostBatches,
  });
  if (forms.length === 0) return [];
  const ids = forms.map(({ submissionId }) => submissionId);
  const [rows, adopted, operators, senders, processes] = await Promise.all([
    db.accountCreation.findMany({ where: { batchId: { in: ids } }, orderBy: { place: 'asc' } }),
    adoptedAmong(db, forms),
    db.operator.findMany({ where: { id: { in: forms.map(({ operatorId }) => operatorId) } } }),
    db.user.findMany({ where: { id: { in: forms.map(({ userId }) => userId) } } }),
    db.process.findMany({ where: { kind: 'accounts', reference: { in: ids }, endedAt: null } }),
  ]);
  const stageOf = await stages(db, rows, now);
  return forms.map((form): BatchView => {
    const { submissionId: id, operatorId, userId, createdAt } = form;
    const of = rows.filter(({ batchId }) => batchId === id);
    const process = processes.find(({ reference }) => reference === id);
    const sender = senders.find((found) => found.id === userId);
    return {
      id,
      operatorName: operators.find((found) => found.id === operatorId)?.name ?? '',
      by: sender ? fullName(sender) : '',
      at: createdAt.toISOString(),
      wait: adopted.has(id) ? (process ? waitOf(process) : null) : 'start',
      accounts: batchOf(form).accounts.map((account, place) => {
        const row = of[place];
        return {
          place,
          login: account.login,
          name: fullName(account),
          stage: row ? stageOf(row) : 'waiting',
          refusal: creationRefusals.find((known) => known === row?.refusal) ?? null,
          userId: row?.userId ?? null,
        };
      }),
    };
  });
}

/** Looks up what the accounts and their links have come to. */
async function stages(
  db: Database,
  rows: readonly AccountCreation[],
  now: Date,
): Promise<(row: AccountCreation) => CreationStage> {
  const userIds = rows.flatMap(({ userId }) => userId ?? []);
  const [users, links] = await Promise.all([
    db.user.findMany({
      where: { id: { in: userIds } },
      select: { id: true, disabledAt: true, passwordHash: true },
    }),
    db.passwordReset.findMany({ where: { userId: { in: userIds } }, orderBy: { expiresAt: 'asc' } }),
  ]);
  const mailings = await db.process.findMany({
    where: { kind: 'passwordReset', reference: { in: links.map(({ id }) => id) } },
    select: { reference: true, state: true, waitingFor: true },
  });
  const userOf = new Map(users.map((user) => [user.id, user]));
  const mailingOf = new Map(mailings.map((mailing) => [mailing.reference, mailing]));
  const linksOf = new Map<string, typeof links>();
  for (const link of links) linksOf.set(link.userId, [...(linksOf.get(link.userId) ?? []), link]);

  return ({ state, userId }) => {
    const user = userId === null ? undefined : userOf.get(userId);
    const own = (userId === null ? undefined : linksOf.get(userId)) ?? [];
    const newest = own.at(-1);
    const mailing = newest && mailingOf.get(newest.id);
    return creationStage({
      state: state as CreationState, // written by the process only
      disabled: (user?.disabledAt ?? null) !== null,
      hasPassword: user !== undefined && user.passwordHash !== noPassword,
      mailed: own.some(({ id }) => mailingOf.get(id)?.state === 'completed'),
      opened: own.some(({ openedAt }) => openedAt !== null),
      alive: newest !== undefined && newest.usedAt === null && newest.expiresAt > now,
      mailWaits: (mailing?.waitingFor ?? null) !== null,
      mailRefused: mailing?.state === 'rejected',
    });
  };
}
