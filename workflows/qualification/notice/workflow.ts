import { continueAsNew, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import type { MailState } from '#domain/platform/mail';
import { sendOneMail } from '#workflows/shared/one-mail';
import { rowWrite, shortStep } from '#workflows/shared/policies';
import type { NoticeInput } from './contract.ts';

const { showNotice } = proxyLocalActivities<Activities>(rowWrite);
const { openNotice, sendNoticeMail, endNotice } = proxyActivities<Activities>(shortStep);

/** Mails a person that a qualification has ended, once for each end. */
export async function notice(input: NoticeInput): Promise<MailState> {
  return sendOneMail({
    title: `**Mail at the end** of a qualification of ${input.operatorCode}`,
    show: (shown) => showNotice(input, shown),
    open: (revision) => openNotice(input, revision),
    send: () => sendNoticeMail(input),
    end: (state, revision) => endNotice(input, state, revision),
    renew: (outage) => continueAsNew<typeof notice>({ ...input, outage }),
    outage: input.outage,
  });
}
