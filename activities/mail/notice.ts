import type { MailState } from '#domain/mail';
import type { Wait } from '#domain/process';
import { qualificationStates, type QualificationState } from '#domain/qualification/state';
import type { NoticeInput } from '#workflows/notice/contract';
import type { Revision } from '#workflows/shared/story';
import { project } from '../database/projection.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendOnce } from './send-once.ts';
import { qualificationEndedMail } from './texts.ts';

/** The mail at the end of a qualification, « M'avertir par courriel ». */
export function noticeActivities(dependencies: Dependencies) {
  const { db, portalUrl, wholesalerName } = dependencies;

  async function write(
    { operatorId, submissionId, startedAt }: NoticeInput,
    { revision }: Revision,
    state: MailState,
    wait: Wait | null = null,
  ): Promise<void> {
    const facts = { kind: 'notice', operatorId, reference: submissionId, startedAt } as const;
    await project(dependencies, revision, facts, async () => ({
      state,
      wait,
      ended: state !== 'inProgress',
    }));
  }

  return {
    async openNotice(input: NoticeInput, revision: Revision): Promise<void> {
      await write(input, revision, 'inProgress');
    },

    async showNotice(
      input: NoticeInput,
      shown: { state: MailState; wait: Wait | null } & Revision,
    ): Promise<void> {
      await write(input, shown, shown.state, shown.wait);
    },

    /**
     * Mails the end of the qualification to the address of the account as it is now, once for each end. Answers false when
     * nobody is to be told any more: it was reset and goes on, or the account was disabled.
     */
    async sendNoticeMail({ submissionId: id, userId }: NoticeInput): Promise<boolean> {
      const { fileName, lines, state } = await db.qualification.findUniqueOrThrow({ where: { id } });
      const { name, email, disabledAt } = await db.user.findUniqueOrThrow({ where: { id: userId } });
      const { status } = qualificationStates[state as QualificationState]; // written by its process only
      if (disabledAt || (status !== 'done' && status !== 'rejected')) return false;
      const link = `${portalUrl}/qualifications/${id}`;
      const mail = qualificationEndedMail({ name, fileName, lines, status, link, wholesalerName });
      await sendOnce(dependencies, `notice:${id}:${status}:${userId}`, { to: email, ...mail });
      return true;
    },

    async endNotice(input: NoticeInput, state: MailState, revision: Revision): Promise<void> {
      await write(input, revision, state);
    },
  };
}
