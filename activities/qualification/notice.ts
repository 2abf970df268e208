import { type MailState } from '#domain/platform/mail';
import { noticeMailKey } from '#domain/qualification/mail';
import { fullName } from '#domain/kit/person';
import type { Wait } from '#domain/process';
import {
  interruptionOf,
  qualificationStates,
  rejectionReasonOf,
  type QualificationState,
} from '#domain/qualification/state';
import type { Transaction } from '#prisma/client';
import type { NoticeInput } from '#workflows/qualification/notice/contract';
import type { Revision } from '#workflows/shared/story';
import { project } from '#activities/platform/projection';
import type { Dependencies } from '#activities/dependencies';
import { sendOnce } from '#activities/platform/mail/send-once';
import { qualificationEndedMail } from './mail-texts.ts';

/** The mail at the end of a qualification, « M'avertir par courriel ». */
export function noticeActivities(dependencies: Dependencies) {
  const { db, portalUrl, wholesalerName } = dependencies;

  async function write(
    { operatorId, submissionId, startedAt }: NoticeInput,
    { revision }: Revision,
    tell: (tx: Transaction) => Promise<{ state: MailState; wait?: Wait | null }>,
  ): Promise<void> {
    const facts = { kind: 'notice', operatorId, reference: submissionId, startedAt } as const;
    await project(dependencies, revision, facts, async (tx) => {
      const { state, wait = null } = await tell(tx);
      return { state, wait, ended: state !== 'inProgress' };
    });
  }

  return {
    async openNotice(input: NoticeInput, revision: Revision): Promise<void> {
      await write(input, revision, async () => ({ state: 'inProgress' }));
    },

    async showNotice(
      input: NoticeInput,
      shown: { state: MailState; wait: Wait | null } & Revision,
    ): Promise<void> {
      await write(input, shown, async () => shown);
    },

    /**
     * Mails the end of the qualification to the address of the account as it is now, once for each end. Answers false when
     * nobody is to be told any more: another run has begun, its results are gone, or the account was disabled.
     */
    async sendNoticeMail(input: NoticeInput): Promise<boolean> {
      const news = await newsOf(db, input);
      if (!news) return false;
      const { key, to, ...told } = news;
      const link = `${portalUrl}/qualifications/${input.submissionId}`;
      const mail = qualificationEndedMail({ ...told, link, wholesalerName });
      await sendOnce(dependencies, key, { to, ...mail });
      return true;
    },

    async endNotice(input: NoticeInput, state: MailState, revision: Revision): Promise<void> {
      await write(input, revision, async () => ({ state }));
    },
  };
}

/** What there is to tell, to whom, and the key of this end; null when there is nothing or nobody. */
async function newsOf(db: Transaction, { submissionId, userId, runId: told }: NoticeInput) {
  const { fileName, lines, state, comment, stopReason, purgedAt, workflowId, user } =
    await db.qualification.findUniqueOrThrow({ where: { id: submissionId }, include: { user: true } });
  const { email: to, disabledAt } = user;
  const name = fullName(user);
  const { status } = qualificationStates[state as QualificationState]; // written by its process only
  if (disabledAt || purgedAt || (status !== 'done' && status !== 'rejected')) return null;
  // A run comes to one end; that of another run has its own notice.
  const { runId } = await db.process.findUniqueOrThrow({ where: { workflowId }, select: { runId: true } });
  if (told && told !== runId) return null;
  const interruption = interruptionOf(rejectionReasonOf(comment));
  const key = noticeMailKey(submissionId, runId, userId);
  return { key, to, name, fileName, lines, status, interruption, stopReason };
}
