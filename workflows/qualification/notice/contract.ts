import { processStart } from '#workflows/shared/contract';
import type { Outage } from '#workflows/shared/patience';

export interface NoticeInput {
  /** The submission whose process has ended. */
  submissionId: string;
  /** Its run that has ended; missing in processes that an older version started. */
  runId?: string;
  userId: string;
  operatorId: string;
  operatorCode: string;
  /** ISO instant at which this process was requested. */
  startedAt: string;
  /** Set by a run that waited so long that it went on in a new one. */
  outage?: Outage;
}

export const noticeWorkflow = 'notice';

export const noticeStart = (input: NoticeInput) =>
  processStart(noticeWorkflow, input, { summary: 'Mail at the end of a qualification', state: 'inProgress' });
