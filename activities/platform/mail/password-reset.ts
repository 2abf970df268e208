import { createHash, createHmac } from 'node:crypto';
import { resetMailKey, type MailState } from '#domain/platform/mail';
import type { Wait } from '#domain/process';
import { linkMinutes } from '#domain/platform/password-reset';
import { fullName } from '#domain/kit/person';
import type { PasswordResetInput } from '#workflows/platform/password-reset/contract';
import type { Revision } from '#workflows/shared/story';
import { project } from '../projection.ts';
import type { Dependencies } from '#activities/dependencies';
import { sendOnce } from './send-once.ts';
import { firstPasswordMail, passwordResetMail } from './texts.ts';

export function passwordResetActivities(dependencies: Dependencies) {
  const { db, now, secret, portalUrl, wholesalerName } = dependencies;

  async function write(
    input: PasswordResetInput,
    { revision }: Revision,
    state: MailState,
    wait: Wait | null = null,
  ) {
    const { submissionId, operatorId } = input;
    const row = await db.passwordReset.findUniqueOrThrow({ where: { id: submissionId } });
    const startedAt = new Date(row.expiresAt.getTime() - linkMinutes(input) * 60_000).toISOString();
    const facts = { kind: 'passwordReset', operatorId, reference: submissionId, startedAt } as const;
    await project(dependencies, revision, facts, async () => ({
      state,
      wait,
      ended: state !== 'inProgress',
    }));
  }

  return {
    /** Opens the hour in which the link works. */
    async openPasswordReset(input: PasswordResetInput, revision: Revision): Promise<void> {
      const { submissionId: id, userId } = input;
      const tokenHash = createHash('sha256').update(resetToken(secret, id)).digest('hex');
      const expiresAt = new Date(now().getTime() + linkMinutes(input) * 60_000);
      await db.passwordReset.upsert({
        where: { id },
        create: { id, userId, tokenHash, expiresAt },
        update: {},
      });
      await write(input, revision, 'inProgress');
    },

    async showPasswordReset(
      input: PasswordResetInput,
      shown: { state: MailState; wait: Wait | null } & Revision,
    ): Promise<void> {
      await write(input, shown, shown.state, shown.wait);
    },

    /**
     * Mails the link to the address of the account as it is now. Answers false when it is not worth sending any more: its
     * hour is over, it was used or replaced, or the account was disabled.
     */
    async sendPasswordResetMail({ submissionId, userId, first }: PasswordResetInput): Promise<boolean> {
      const { expiresAt, usedAt, user } = await db.passwordReset.findUniqueOrThrow({
        where: { id: submissionId },
        include: { user: true },
      });
      if (user.disabledAt || usedAt || expiresAt <= now()) return false;
      const link = `${portalUrl}/reinitialisation/${resetToken(secret, submissionId)}`;
      const words = { login: user.login, name: fullName(user), link, expiresAt, wholesalerName };
      const mail = first ? firstPasswordMail(words) : passwordResetMail(words);
      await sendOnce(dependencies, resetMailKey(submissionId, userId), { to: user.email, ...mail });
      return true;
    },

    async endPasswordReset(input: PasswordResetInput, state: MailState, revision: Revision): Promise<void> {
      await write(input, revision, state);
    },
  };
}

/** The token is derived, not stored: a retried step sends the same link, and the database holds only its hash. */
export function resetToken(secret: string, resetId: string): string {
  return createHmac('sha256', secret).update(`password-reset:${resetId}`).digest('base64url');
}
