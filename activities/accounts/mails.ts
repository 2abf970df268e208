import { reminderMailKey } from '#domain/platform/mail';
import { firstLinkId, type CreationRefusal } from '#domain/accounts/creation';
import type { AccountBatch } from '#domain/accounts/form';
import { fullName } from '#domain/kit/person';
import { noPassword } from '#prisma/client';
import type { AccountsInput } from '#workflows/accounts/creation/contract';
import type { Dependencies } from '#activities/dependencies';
import { accountsConfirmationMail, reminderMail } from './mail-texts.ts';
import { resetToken } from '#activities/platform/mail/password-reset';
import { sendOnce } from '#activities/platform/mail/send-once';

/** The mails of a batch of accounts, but for the links themselves, which are mailed by a process each. */
export function accountMails(dependencies: Dependencies) {
  const { db, now, secret, portalUrl, wholesalerName } = dependencies;
  return {
    /** « Confirmation des comptes » to who sent the form (OWF-208). False when nobody is to be told any more. */
    async confirmAccounts({ submissionId, userId }: AccountsInput): Promise<boolean> {
      const sender = await db.user.findUniqueOrThrow({ where: { id: userId } });
      if (sender.disabledAt) return false;
      const staged = await db.stagedAccounts.findUniqueOrThrow({ where: { submissionId } });
      const { accounts } = JSON.parse(staged.batch) as AccountBatch; // judged and written by the portal only
      const creations = await db.accountCreation.findMany({
        where: { batchId: submissionId },
        orderBy: { place: 'asc' },
      });
      const mail = accountsConfirmationMail({
        name: fullName(sender),
        link: `${portalUrl}/comptes`,
        wholesalerName,
        accounts: creations.flatMap(({ place, login, state, refusal }) => {
          const account = accounts[place];
          const refused = state === 'refused' ? ((refusal ?? 'stopped') as CreationRefusal) : null;
          return account ? { login, name: fullName(account), refused } : [];
        }),
      });
      await sendOnce(dependencies, confirmationMailKey(submissionId, userId), { to: sender.email, ...mail });
      return true;
    },

    /**
     * Reminds the person at `place` of the first link, once. False when there is nothing to remind of: no such account,
     * a password, another link since, or the link has expired.
     */
    async remindAccount({ submissionId }: AccountsInput, place: number): Promise<boolean> {
      const key = { batchId_place: { batchId: submissionId, place } };
      const { userId } = await db.accountCreation.findUniqueOrThrow({ where: key });
      const user = userId === null ? null : await db.user.findUniqueOrThrow({ where: { id: userId } });
      if (!user || user.disabledAt || user.passwordHash !== noPassword) return false;
      const newest = await db.passwordReset.findFirst({
        where: { userId: user.id },
        orderBy: { expiresAt: 'desc' },
      });
      const id = firstLinkId(submissionId, place);
      if (newest?.id !== id || newest.usedAt || newest.expiresAt <= now()) return false;
      const mail = reminderMail({
        login: user.login,
        name: fullName(user),
        link: `${portalUrl}/reinitialisation/${resetToken(secret, id)}`,
        expiresAt: newest.expiresAt,
        wholesalerName,
      });
      await sendOnce(dependencies, reminderMailKey(id, user.id), { to: user.email, ...mail });
      return true;
    },
  };
}

/** With which the keys of a batch's confirmations begin. */
export function confirmationMailKeys(submissionId: string): string {
  return `accounts:${submissionId}`;
}

function confirmationMailKey(submissionId: string, userId: string): string {
  return `${confirmationMailKeys(submissionId)}:${userId}`;
}
