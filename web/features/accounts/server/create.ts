import 'server-only';
import {
  judgeEntries,
  mostAccounts,
  type AccountBatch,
  type AccountEntry,
  type EntryProblems,
  type OperatorRole,
} from '#domain/accounts/form';
import { mayGive } from '#domain/accounts/rights';
import { sameLogin } from '#domain/kit/login';
import { may, type Actor } from '#domain/rights';
import type { Service } from '#domain/services';
import type { Database, StagedAccounts } from '#prisma/client';
import { accountsStart } from '#workflows/accounts/creation/contract';
import type { StartProcess } from '#workflows/shared/contract';
import { isTaken } from '#web/server/logins';
import type { By } from '#web/server/audit';
import { submissionIdFor } from '#web/server/submission-id';

/** « Gestion des droits » as an administrator sends it. */
export interface AccountsForm {
  /** Submission id of the form, as the browser sent it. */
  form: string;
  /** The operator of the new accounts. */
  operatorId: string;
  role: OperatorRole;
  services: readonly Service[];
  entries: readonly AccountEntry[];
}

/**
 * `started`: whether the process that creates the accounts was started; else the page of accounts starts it.
 * `alreadySent`: this form was sent before, with other content.
 */
export type CreateAnswer =
  | { ok: true; batchId: string; started: boolean }
  | { ok: false; problems: EntryProblems[] }
  | { ok: false; reason: 'notAllowed' | 'count' | 'alreadySent' };

/** A form that no process has adopted within a day is swept. */
const stagedForMs = 24 * 3_600_000;

/** Starts the process of a batch. */
export type StartAccounts = StartProcess<ReturnType<typeof accountsStart>>;

interface Dependencies {
  db: Database;
  start: StartAccounts;
  /** The installation's. */
  secret: string;
}

/**
 * Judges the form and stages it under its submission id; the process that it starts creates the accounts. The same form
 * sent again is the same batch (OWF-207 to OWF-209).
 */
export async function createAccounts(
  { db, start, secret }: Dependencies,
  actor: Actor,
  asked: AccountsForm,
  by: By,
  now: Date,
): Promise<CreateAnswer> {
  const { operatorId, role, services, entries } = asked;
  const operator = await db.operator.findUnique({ where: { id: operatorId } });
  if (!operator || !may(actor, 'user.manage', { operatorId }) || !mayGive(actor, { role, services }))
    return { ok: false, reason: 'notAllowed' };
  if (entries.length === 0 || entries.length > mostAccounts) return { ok: false, reason: 'count' };

  const submissionId = submissionIdFor(`accounts:${asked.form}`, by.userId, secret);
  const before = await db.stagedAccounts.findUnique({ where: { submissionId } });
  // The logins that this form created are taken by now, which is no reason to refuse the same form.
  const verdict = judgeEntries(entries, before ? undefined : await takenAmong(db, entries));
  if (!verdict.ok) return verdict;
  const batch = JSON.stringify({ role, services, accounts: verdict.accounts } satisfies AccountBatch);
  const { userId, address: fromAddress } = by;
  const staged = await db.stagedAccounts.upsert({
    where: { submissionId },
    create: { submissionId, operatorId, userId, batch, fromAddress, createdAt: now },
    update: {},
  });
  if (staged.batch !== batch || staged.operatorId !== operatorId) return { ok: false, reason: 'alreadySent' };
  return { ok: true, batchId: submissionId, started: await start(startOf(staged, operator.code)) };
}

/** Made of the staged row only, so that every start of a form is the same. */
function startOf(staged: StagedAccounts, operatorCode: string) {
  const { submissionId, operatorId, userId, createdAt } = staged;
  return accountsStart({
    submissionId,
    userId,
    operatorId,
    operatorCode,
    accounts: batchOf(staged).accounts.length,
    startedAt: createdAt.toISOString(),
  });
}

/** Starts the forms that `actor` sent during an outage of Temporal; false when a form is still waiting. */
export async function startWaiting(
  { db, start }: Pick<Dependencies, 'db' | 'start'>,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const staged = await db.stagedAccounts.findMany({
    where: { userId: actor.userId, createdAt: { gt: new Date(now.getTime() - stagedForMs) } },
    include: { operator: true },
  });
  const adopted = await adoptedAmong(db, staged);
  const waiting = staged.filter(({ submissionId }) => !adopted.has(submissionId));
  for (const form of waiting) {
    if (!(await start(startOf(form, form.operator.code)))) return false;
  }
  return waiting.length === 0;
}

/** Which forms have become processes with rows of their own. */
export async function adoptedAmong(db: Database, forms: readonly StagedAccounts[]): Promise<Set<string>> {
  const rows = await db.process.findMany({
    where: { kind: 'accounts', reference: { in: forms.map(({ submissionId }) => submissionId) } },
    select: { reference: true },
  });
  return new Set(rows.map(({ reference }) => reference));
}

export function batchOf({ batch }: StagedAccounts): AccountBatch {
  return JSON.parse(batch) as AccountBatch; // judged and written above only
}

/** The logins of a form that exist, or did: disabled accounts keep theirs (requirements, section 6, decision 7). */
async function takenAmong(db: Database, entries: readonly AccountEntry[]): Promise<Set<string>> {
  const logins = entries.map(({ login }) => login.trim()).filter((login) => login !== '');
  const taken = new Set<string>();
  for (const login of logins) if (await isTaken(db, login)) taken.add(sameLogin(login));
  return taken;
}
