import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resultFile } from '#domain/qualification/files';
import { isOpen, jitter, mailMs, soon, whileHeld } from '../catch.ts';
import { noticeOf, type Submission } from './submission.ts';

/** The moments of a qualification at which something is killed. */
export const steps = [
  'receiving',
  'staged',
  'verifying',
  'accepting',
  'asking, begun',
  'asking, half',
  'asking, last',
  'writing',
  'completing',
  'mailing',
] as const;
export type Step = (typeof steps)[number];

/** What the history must say was going on at the kill, for it to have hit the step; null where no history can tell. */
export const activityOf: Readonly<Record<Step, string | null>> = {
  receiving: null,
  staged: null,
  verifying: 'verifyFile',
  accepting: 'acceptQualification',
  'asking, begun': 'askNetwork',
  'asking, half': 'askNetwork',
  'asking, last': 'askNetwork',
  writing: 'writeResults',
  completing: 'completeQualification',
  mailing: 'sendNoticeMail',
};

/** Milliseconds of a batch: 20 of them, eight at a time. */
export const batchMs = 250;

/** Waits for the step, and a random while within it. Resolves at the moment of the kill; what it answers undoes a hold. */
export const reach: Readonly<Record<Step, (submission: Submission) => Promise<() => void>>> = {
  async receiving(submission) {
    await soon(() => submission.house.temporaryFiles().some((name) => name.includes(submission.job.id)));
    return jitter(submission, 60);
  },
  async staged(submission) {
    const where = { submissionId: submission.job.id };
    await soon(async () => (await submission.house.db.stagedFile.count({ where })) > 0, 2);
    return jitter(submission, 15);
  },
  async verifying(submission) {
    await soon(() => isAt(submission, 'verifyFile'));
    return jitter(submission, 120);
  },
  async accepting(submission) {
    const where = { id: submission.job.id };
    await soon(async () => (await submission.house.db.qualification.count({ where })) > 0, 2);
    return whileHeld(submission, () => isAt(submission, 'acceptQualification'));
  },
  'asking, begun': (submission) => asked(submission, 1),
  'asking, half': (submission) => asked(submission, 9),
  'asking, last': (submission) => asked(submission, 17),
  async writing(submission) {
    await soon(() => isAt(submission, 'writeResults'));
    return jitter(submission, 350);
  },
  async completing(submission) {
    const file = join(submission.house.dataDir, resultFile(submission.job.id, 'xlsx'));
    await soon(() => existsSync(file), 2);
    return whileHeld(submission, () => isAt(submission, 'completeQualification'));
  },
  async mailing(submission) {
    await soon(async () => isOpen(submission.house, await noticeOf(submission), 'sendNoticeMail'));
    return jitter(submission, mailMs + 100);
  },
};

async function asked(submission: Submission, batches: number): Promise<() => void> {
  await soon(
    async () => (await submission.house.world.effectsOf(submission.job.workflowId, 40)).length >= batches,
    5,
  );
  return jitter(submission, 100);
}

const isAt = ({ house, job }: Submission, activity: string) => isOpen(house, job.workflowId, activity);
