import { processStart } from '#workflows/shared/contract';
import type { Outage } from '#workflows/shared/patience';

export interface NoticeInput {
  /** The submission whose process has ended. */
  submissionId: string;
  /** The run of it that has ended; what an older version began does not say. */
  runId?: string;
  userId: string;
  operatorId: string;
  operatorCode: string;
  /** ISO instant at which the mail was asked for. */
  startedAt: string;
  /** Set by a run that waited so long that it went on in a new one. */
  outage?: Outage;
}

export const noticeWorkflow = 'notice';

export const noticeStart = (input: NoticeInput) =>
  processStart('notice', input, { summary: 'Mail at the end of a qualification', state: 'inProgress' });
