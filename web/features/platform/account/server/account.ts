import { judgeAccount, type AccountForm, type AccountVerdict } from '#domain/kit/account';
import type { Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { hashPassword } from '#prisma/password';
import { audit, type By } from '#web/server/audit';
import { revokeSessionsOf } from '#web/server/session-registry';

export interface AccountChange {
  form: AccountForm;
  /** Of `account.update`. */
  scope: Scope;
  /** Their session stays open when the password changes. */
  by: By & { sessionId: string };
}

export type AccountAnswer = { ok: true; passwordChanged: boolean } | Exclude<AccountVerdict, { ok: true }>;

/** « Modifier votre compte » (QPC-043 to QPC-049): the change, its audit row and the end of other sessions in one. */
export async function updateAccount(db: Database, change: AccountChange, now: Date): Promise<AccountAnswer> {
  const { form, scope, by } = change;
  const verdict = judgeAccount(form);
  if (!verdict.ok) return verdict;
  if (scope.reach !== 'self') throw new Error('An account is changed by its own person only');
  const { email, password } = verdict;
  const passwordHash = password === null ? null : await hashPassword(password);
  await db.$transaction(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: scope.userId } });
    await tx.user.update({
      where: { id: scope.userId },
      data: { email, ...(passwordHash && { passwordHash }) },
    });
    if (passwordHash) await revokeSessionsOf(tx, scope.userId, now, by.sessionId);
    await audit(tx, now, {
      action: 'account.update',
      actor: by,
      operatorId: before.operatorId,
      subject: `user:${scope.userId}`,
      before: { email: before.email },
      after: { email, passwordChanged: passwordHash !== null },
      fromAddress: by.address,
    });
  });
  return { ok: true, passwordChanged: passwordHash !== null };
}
