import type { qualification } from '#domain/qualification/manifest';
import { anInput } from '#test/support/activities';
import { ofUser, type StepsOf } from '#test/support/contract-world';
import { nextSubmission } from '#test/support/qualification-fakes';
import { aProcess, aQualification } from '#test/support/rows';
import { noticeStart, noticeWorkflow } from '#workflows/qualification/notice/contract';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';

/** How the contracts of test/contracts begin each kind of process, and what they find. */
export const steps = {
  qualification: {
    async begin(world, taskQueue) {
      const { client, db } = world;
      const input = anInput({ submissionId: nextSubmission() });
      const { submissionId, operatorId, contractId, userId } = input;
      await world.stage(submissionId, '0612345678\n');
      const staged = { submissionId, operatorId, contractId, userId, fileName: 'numéros.csv', sizeBytes: 11 };
      await db.stagedFile.create({ data: { ...staged, notify: false, createdAt: new Date() } });
      return client.workflow.start(qualificationWorkflow, { ...qualificationStart(input), taskQueue });
    },
    waitsFor: 'network',
    ends: 'completed',
    cancelled: 'rejected',
  },
  notice: {
    async begin({ client, db }, taskQueue) {
      const submissionId = nextSubmission();
      const workflowId = `qualification:alpha:${submissionId}`;
      const ended = { state: 'completed', endedAt: new Date() };
      await db.process.create({ data: aProcess({ workflowId, ...ended }) });
      await db.qualification.create({ data: aQualification({ id: submissionId, ...ended }) });
      const input = { submissionId, runId: 'run-1', ...ofUser, startedAt: new Date().toISOString() };
      return client.workflow.start(noticeWorkflow, { ...noticeStart(input), taskQueue });
    },
    waitsFor: 'mail',
    ends: 'completed',
    cancelled: 'rejected',
  },
} satisfies StepsOf<typeof qualification>;
