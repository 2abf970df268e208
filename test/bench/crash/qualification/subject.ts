import { expect } from 'vitest';
import { until } from '#test/support/house';
import { proofs, usedBy, withoutDailyLimit } from '#test/support/jobs';
import { noting } from '../after.ts';
import { slowMail } from '../catch.ts';
import { doingAt } from '../history.ts';
import type { Outcome, Subject } from '../subject.ts';
import { activityOf, batchMs, reach, type Step, steps } from './steps.ts';
import { begin, processesOf, type Submission } from './submission.ts';

const resultWithinMs = 120_000;
const contract = { identifiant: '12345', id: 'demo-12345' };

/** A file of 24,000 lines from its upload to the mail about its end. */
export const qualifications: Subject<Step> = {
  steps,
  async prepare(actor) {
    const { house } = actor;
    await withoutDailyLimit(house, contract.identifiant);
    const person = await house.person(contract.identifiant);
    return {
      async scene(number, step) {
        const usedBefore = await usedBy(house, contract.id);
        await house.world.batchTakes(batchMs);
        if (step === 'mailing') await slowMail(house, 1);
        const submission = begin({ ...actor, person }, number, step === 'receiving');
        const { job } = submission;
        return {
          reach: () => reach[step](submission),
          back: submission.openGate,
          outcome: (killedAt) => outcomeOf(submission, step, usedBefore + job.profiles, killedAt),
          processes: () => processesOf(submission),
          fileIds: async () => [job.id],
        };
      },
    };
  },
};

/** Everything a qualification must have come to, and its mail. `used`: profiles counted against the day then. */
async function outcomeOf(
  submission: Submission,
  step: Step,
  used: number,
  killedAt: number,
): Promise<Outcome> {
  const { house, person, job } = submission;
  const { findings, check } = noting();
  let mails: string[] = [];
  const accepted = await check('lost', async () =>
    expect(await submission.verdict).toMatchObject({ state: 'accepted', profiles: job.profiles }),
  );
  if (accepted && (await check('lost', async () => person.result(job.id, 'csv', resultWithinMs)))) {
    await check('wrong', () => proofs.result(house, person, job));
    await check('doubled', () => proofs.effects(house, person, job));
    await check('doubled', () => proofs.quota(house, person, job));
    await check('doubled', async () => expect(await usedBy(house, contract.id)).toBe(used));
    await check('wrong', () => proofs.rows(house, person, job));
    if (await check('lost', () => until(() => mailEnded(submission)))) {
      mails = await mailsAbout(submission);
      const [sent, ...others] = await house.db.sentMail.findMany({
        where: { key: { startsWith: `notice:${job.id}:` } },
      });
      if (others.length > 0) findings.push({ fault: 'doubled', what: 'a second mail was written' });
      if (mails.length === 0) findings.push({ fault: 'lost', what: 'no mail' });
      // A crash behind the server's 250 may repeat the mail, always under its one Message-ID.
      await check('doubled', async () => expect(new Set(mails)).toEqual(new Set([sent?.messageId])));
    }
  }
  const processes = await processesOf(submission);
  const rows = await house.db.process.findMany({ where: { workflowId: { in: processes } } });
  const activity = activityOf[step];
  const doing = await doingAt(house.temporal, processes, killedAt).catch((): string[] => []);
  return {
    findings,
    endedAt: Math.max(...rows.map(({ endedAt }) => endedAt?.getTime() ?? NaN)),
    hit: activity === null ? null : doing.includes(activity),
    repeated: mails.length > 1,
  };
}

async function mailEnded({ house, job }: Submission): Promise<void> {
  expect(await house.db.process.findFirst({ where: { kind: 'notice', reference: job.id } })).toMatchObject({
    state: 'completed',
    endedBy: null,
  });
}

/** Message-IDs of the mails whose link leads to this job. */
async function mailsAbout({ house, job }: Submission): Promise<string[]> {
  const mails = await house.world.mails();
  return mails.filter(({ text }) => text.includes(job.id)).map(({ messageId }) => messageId);
}
