import { afterAll, beforeAll, expect, test } from 'vitest';
import { aHouse, type House, until } from '#test/support/house';
import {
  accepted,
  expectDone,
  type Job,
  midway,
  orphanFiles,
  usedBy,
  withoutDailyLimit,
} from '#test/support/jobs';
import { aSubmissionId, mixedLines, type Person, sendForm } from '#test/support/portal-client';

let house: House;
let alpha: Person;
let operations: Person;
/** Terminated before the tests: the reconciler leaves alone what was written within the last 20 s. */
let terminated: Job;

const contract = 'demo-12345';
const reconciler = () => house.temporal.schedule.getHandle('jalon-reconcile');
const processOf = (workflowId: string) => house.db.process.findUniqueOrThrow({ where: { workflowId } });

beforeAll(async () => {
  house = await aHouse();
  await withoutDailyLimit(house, '12345');
  // From here on it looks when a test says so, not in the middle of another that counts profiles.
  await reconciler().pause();
  alpha = await house.person('12345');
  operations = await house.person('ops.jalon');
  await house.world.batchTakes(5_000);
  terminated = await accepted(house, alpha, 3_000);
  await house.temporal.workflow.getHandle(terminated.workflowId).terminate('by hand, in the Temporal UI');
  await house.world.batchTakes(20);
});
afterAll(() => house.close());

interface Listed {
  id?: string;
  workflowId?: string;
  wait: { for: string; since: string; until: string } | null;
}
/** What a list of the portal shows of a process that waits. */
async function waitShown(
  person: Person,
  path: string,
  is: (row: Listed) => boolean,
): Promise<Listed['wait']> {
  const read = (await person.read(path)) as { rows?: Listed[]; page?: { rows: Listed[] } };
  return (read.rows ?? read.page?.rows ?? []).find(is)?.wait ?? null;
}

test('while the network is down a job says that it waits for it; it goes on by itself, or at once when told to', async () => {
  const before = await usedBy(house, contract);
  await house.world.fail('network', 'unavailable');
  const patient = await accepted(house, alpha, 3_000);
  const hurried = await accepted(house, alpha, 12_000);
  const waiting = async ({ workflowId }: Job) => {
    const { waitingFor, waitingUntil } = await processOf(workflowId);
    expect(waitingFor).toBe('network');
    return waitingUntil as Date; // set whenever waitingFor is
  };
  for (const job of [patient, hurried]) await until(() => waiting(job));
  // The second wait lasts ten seconds: time enough to tell a person's hand from the clock.
  const wouldTryAt = await until(async () => {
    const at = await waiting(hurried);
    expect(at.getTime() - Date.now()).toBeGreaterThan(7_000);
    return at;
  });
  const shown = { for: 'network', since: expect.any(String), until: wouldTryAt.toISOString() };
  expect(await waitShown(alpha, '/api/qualifications', ({ id }) => id === hurried.id)).toEqual(shown);
  const ofHurried = ({ workflowId }: Listed) => workflowId === hurried.workflowId;
  expect(await waitShown(operations, '/api/processes?show=waiting', ofHurried)).toEqual(shown);
  const triesByItself = await until(() => waiting(patient));

  await house.world.clearFaults();
  expect(
    await operations.act('/exploitation', {
      ...{ action: 'retry', workflowIds: [hurried.workflowId], reason: 'Réseau réparé' },
    }),
  ).toContain('"ok":true');
  await expectDone(house, alpha, hurried);
  for (const { at } of await house.world.effectsOf(hurried.workflowId))
    expect(Date.parse(at)).toBeLessThan(wouldTryAt.getTime());
  await expectDone(house, alpha, patient);
  for (const { at } of await house.world.effectsOf(patient.workflowId))
    expect(Date.parse(at)).toBeGreaterThanOrEqual(triesByItself.getTime());
  expect(await usedBy(house, contract)).toBe(before + 15_000);
});

/** Each fault meets every batch of a part of three; `again` is how often each key was asked again after it had acted. */
test.each([
  // What was under way beside it had acted.
  ['fails once', 'unavailable', 1, {}, [0, 1, 1]],
  ['receives each request twice', 'twice', 3, {}, [1, 1, 1]],
  ['loses each answer after it has acted', 'lost-answer', 3, {}, [1, 1, 1]],
  // The client gives up after ten seconds and asks again under the same key.
  ['answers later than anybody waits', 'slow', 3, { delayMs: 11_000 }, [1, 1, 1]],
] as const)(
  'a network that %s: right result, one effect a key, exact quota, no orphan file, and /api/health stays ok',
  async (_name, mode, times, more, again) => {
    const before = await usedBy(house, contract);
    await house.world.fail('network', mode, times, more);
    const job = await accepted(house, alpha, 3_000);
    const meanwhile = await fetch(`${house.url}/api/health`);
    expect([meanwhile.status, await meanwhile.json()]).toMatchObject([200, { status: 'ok' }]);
    await expectDone(house, alpha, job);
    await until(async () => {
      const repeats = (await house.world.effectsOf(job.workflowId)).map((effect) => effect.repeats);
      expect(repeats.toSorted((a, b) => a - b)).toEqual(again);
    });
    expect(await usedBy(house, contract)).toBe(before + 3_000);
    expect(await processOf(job.workflowId)).toMatchObject({ waitingFor: null });
  },
);

test('a number that the network refuses for good brings « Rejeté » with a comment, and the profiles are given back [QPC-091, QPC-097]', async () => {
  const before = await usedBy(house, contract);
  const id = aSubmissionId();
  // The first part is answered, the second refused.
  const sound = mixedLines(5_000, 5_000, 20_000_000).join('\n');
  await alpha.upload(id, 'lot.csv', `${sound}\n0600000005\n`);
  expect(await alpha.verdict(id)).toMatchObject({ state: 'accepted', profiles: 5_001 });
  await until(async () =>
    expect(await alpha.read(`/api/qualifications/${id}`)).toMatchObject({
      status: 'rejected',
      comment: 'networkRefused',
      downloadable: false,
    }),
  );
  expect((await alpha.go(`/api/qualifications/${id}/result?format=csv`)).status).toBe(404);
  expect(await usedBy(house, contract)).toBe(before);
  const { workflowId } = await house.db.qualification.findUniqueOrThrow({ where: { id } });
  for (const { key, repeats } of await house.world.effectsOf(workflowId))
    expect([Number(key.split(':').at(-1)) < 5_000, repeats]).toEqual([true, 0]);
  // An attempt that nobody listens to any more may still be writing.
  await until(async () => expect(await orphanFiles(house)).toEqual([]), 10_000);
});

const resetOf = async (login: string) =>
  house.db.process.findFirst({
    where: {
      kind: 'passwordReset',
      reference: {
        in: (
          await house.db.passwordReset.findMany({
            where: { userId: (await house.db.user.findUniqueOrThrow({ where: { login } })).id },
          })
        ).map(({ id }) => id),
      },
    },
  });
const askForLink = (login: string) => sendForm(house.url, '/oubli-du-mot-de-passe', { login });
const mailsTo = async (login: string) =>
  (await house.world.mails()).filter(({ to }) => to.includes(`${login}@`));

test('a mail that the server does not take now is sent once when it does [QPC-034, QPC-035]', async () => {
  await house.world.fail('smtp', 'unavailable');
  expect((await askForLink('alpha.user')).status).toBe(200);
  await until(async () => expect(await resetOf('alpha.user')).toMatchObject({ waitingFor: 'mail' }));
  expect(await mailsTo('alpha.user')).toEqual([]);
  await house.world.clearFaults();
  await until(async () =>
    expect(await resetOf('alpha.user')).toMatchObject({ state: 'completed', waitingFor: null }),
  );
  const mails = await mailsTo('alpha.user');
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain(`${house.url}/reinitialisation/`);
  expect(await house.db.sentMail.findMany()).toMatchObject([{ messageId: mails[0]?.messageId }]);
});

test('a mail whose acceptance was lost is sent again under the same Message-ID', async () => {
  await house.world.fail('smtp', 'lost-answer', 1);
  await askForLink('alpha.admin');
  await until(async () => expect(await resetOf('alpha.admin')).toMatchObject({ state: 'completed' }));
  const mails = await mailsTo('alpha.admin');
  expect(mails).toHaveLength(2);
  expect(mails[0]?.messageId).toBe(mails[1]?.messageId);
  expect(mails[0]?.text).toBe(mails[1]?.text);
});

/** Lets a process begin anew after its first task, as the Temporal UI does; answers the new run. */
async function reset(workflowId: string): Promise<string> {
  const { namespace } = house.temporal.options;
  const handle = house.temporal.workflow.getHandle(workflowId);
  const { runId } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const first = events?.find((event) => event.workflowTaskCompletedEventAttributes);
  const answer = await house.temporal.workflowService.resetWorkflowExecution({
    namespace,
    workflowExecution: { workflowId, runId },
    reason: 'by hand, in the Temporal UI',
    workflowTaskFinishEventId: first?.eventId ?? null,
    requestId: crypto.randomUUID(),
  });
  expect(answer.runId).not.toBe(runId);
  return answer.runId;
}

test('a job that is reset while it runs is followed in its new run, to the right result, counted once', async () => {
  const before = await usedBy(house, contract);
  await house.world.batchTakes(700);
  const job = await accepted(house, alpha, 24_000, 20_000);
  await midway(house, job);
  const runId = await reset(job.workflowId);
  await expectDone(house, alpha, job);
  expect((await processOf(job.workflowId)).runId).toBe(runId);
  expect(await usedBy(house, contract)).toBe(before + job.profiles);
});

test('a job terminated in the Temporal UI is rejected by the reconciler and its profiles given back; reset, it ends well', async () => {
  const { id, workflowId, profiles } = terminated;
  const before = await usedBy(house, contract);
  await until(
    async () => {
      await reconciler().trigger();
      expect(await processOf(workflowId)).toMatchObject({ endedBy: 'terminated', endedAt: expect.any(Date) });
    },
    90_000,
    1_000,
  );
  expect(await alpha.read(`/api/qualifications/${id}`)).toMatchObject({
    status: 'rejected',
    comment: 'stopped',
  });
  expect(await usedBy(house, contract)).toBe(before - profiles);

  const runId = await reset(workflowId);
  await expectDone(house, alpha, terminated);
  expect((await processOf(workflowId)).runId).toBe(runId);
  expect(await usedBy(house, contract)).toBe(before);
});
