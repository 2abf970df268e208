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
import { noPassword, type Database } from '#prisma/client';
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
    include: { operator: true, user: true },
  });
  if (forms.length === 0) return [];
  const ids = forms.map(({ submissionId }) => submissionId);
  const [rows, adopted, processes] = await Promise.all([
    creationsOf(db, ids),
    adoptedAmong(db, forms),
    db.process.findMany({ where: { kind: 'accounts', reference: { in: ids }, endedAt: null } }),
  ]);
  const stageOf = await stages(db, rows, now);
  return forms.map((form): BatchView => {
    const { submissionId: id, createdAt } = form;
    const of = rows.filter(({ batchId }) => batchId === id);
    const process = processes.find(({ reference }) => reference === id);
    return {
      id,
      operatorName: form.operator.name,
      by: fullName(form.user),
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

const creationsOf = (db: Database, batchIds: string[]) =>
  db.accountCreation.findMany({
    where: { batchId: { in: batchIds } },
    orderBy: { place: 'asc' },
    include: {
      user: {
        select: {
          ...{ disabledAt: true, passwordHash: true },
          passwordResets: { orderBy: { expiresAt: 'asc' } },
        },
      },
    },
  });
type Creation = Awaited<ReturnType<typeof creationsOf>>[number];

/** Looks up what the mails of the accounts' links have come to. */
async function stages(
  db: Database,
  rows: readonly Creation[],
  now: Date,
): Promise<(row: Creation) => CreationStage> {
  const links = rows.flatMap(({ user }) => user?.passwordResets ?? []);
  const mailings = await db.process.findMany({
    where: { kind: 'passwordReset', reference: { in: links.map(({ id }) => id) } },
    select: { reference: true, state: true, waitingFor: true },
  });
  const mailingOf = new Map(mailings.map((mailing) => [mailing.reference, mailing]));

  return ({ state, user }) => {
    const own = user?.passwordResets ?? [];
    const newest = own.at(-1);
    const mailing = newest && mailingOf.get(newest.id);
    return creationStage({
      state: state as CreationState, // written by the process only
      disabled: (user?.disabledAt ?? null) !== null,
      hasPassword: user !== null && user.passwordHash !== noPassword,
      mailed: own.some(({ id }) => mailingOf.get(id)?.state === 'completed'),
      opened: own.some(({ openedAt }) => openedAt !== null),
      alive: newest !== undefined && newest.usedAt === null && newest.expiresAt > now,
      mailWaits: (mailing?.waitingFor ?? null) !== null,
      mailRefused: mailing?.state === 'rejected',
    });
  };
}
