import 'server-only';
import { randomUUID } from 'node:crypto';
import { judgeFirstAccount, type FirstAccountForm, type FirstAccountProblems } from '#domain/accounts/staff';
import type { Database, Transaction } from '#prisma/client';
import { hashPassword } from '#prisma/password';
import { audit } from '#web/server/audit';
import { isTaken } from '#web/server/logins';
import { tokenHash } from '../../password-reset/server/password-reset.ts';

/** Whether a link makes the first account of the back office: it was not used, and there is none. */
export async function isFirstLink(db: Database | Transaction, token: string): Promise<boolean> {
  const link = await db.firstLink.findFirst({ where: { tokenHash: tokenHash(token), usedAt: null } });
  return link !== null && (await db.user.count({ where: { role: 'backOffice' } })) === 0;
}

export type FirstAccountAnswer =
  | { ok: true; login: string }
  | { ok: false; problems: FirstAccountProblems }
  | { ok: false; reason: 'deadLink' };

/** Uses the link up: account, link and audit row stand or fall together. */
export async function createFirstAccount(
  db: Database,
  asked: { token: string; form: FirstAccountForm; address: string | null },
  now: Date,
): Promise<FirstAccountAnswer> {
  const { token, form, address } = asked;
  if (!(await isFirstLink(db, token))) return { ok: false, reason: 'deadLink' };
  const verdict = judgeFirstAccount(form);
  if (!verdict.ok) return verdict;
  const { password, ...facts } = verdict.value;
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx): Promise<FirstAccountAnswer> => {
    if (!(await isFirstLink(tx, token))) return { ok: false, reason: 'deadLink' };
    const { login } = facts;
    if (await isTaken(tx, login)) return { ok: false, problems: { login: 'taken' } };
    await tx.firstLink.updateMany({ where: { usedAt: null }, data: { usedAt: now } });
    const { id } = await tx.user.create({
      data: { id: randomUUID(), ...facts, passwordHash, createdAt: now },
    });
    await audit(tx, now, {
      action: 'staff.first',
      actor: { userId: id, login },
      operatorId: null,
      subject: `user:${id}`,
      after: { ...facts },
      fromAddress: address,
    });
    return { ok: true, login };
  });
}
