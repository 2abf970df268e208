import type { qualification } from '#domain/qualification/manifest';
import { at, operatorCode, people, type Starts } from '#test/support/starts';
import { noticeStart } from '#workflows/qualification/notice/contract';
import { qualificationStart } from '#workflows/qualification/qualification/contract';

/** How each process is started, as test/wire-names.txt keeps it. */
export const starts = {
  qualification: [
    qualificationStart({
      ...{ ...people, operatorCode, submissionId: '<submission>', contractId: '<contract>' },
      ...{ identifiant: '<identifiant>', submittedAt: at },
    }),
  ],
  notice: [
    noticeStart({ ...people, operatorCode, submissionId: '<submission>', startedAt: at }),
    noticeStart({ ...people, operatorCode, submissionId: '<submission>', runId: '<run>', startedAt: at }),
  ],
} satisfies Starts<typeof qualification>;
