import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smtpMailer } from '#activities/platform/mail/client';
import { networkClient } from '#activities/qualification/network-client';
import { resultFile } from '#domain/qualification/files';
import { anInput, aWorld } from '#test/support/activities';
import { expectCsv, expectedRows } from '#test/support/expected-results';
import { mobileNumbers } from '#test/support/portal-client';
import { aUser } from '#test/support/rows';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { noticeStart } from '#workflows/qualification/notice/contract';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';
import type { LogEntry } from '../../../simulator/effects.ts';
import { profileOf } from '../../../simulator/network/profiles.ts';
import { aSimulator } from '#test/simulator/running';

/** The whole process over its real activities, a real database, real files and the simulator; only time is skipped. */

const temporal = await aTimeSkippingTemporal();

const hourMs = 3_600_000;
/** Two batches, six tries a wait: the eighteenth wait in a row begins more than an hour after the first. */
const hourOfCalls = 2 * 6 * 18;
const written = mobileNumbers(2_000);

async function anOutsideWorld(submissionId: string) {
  const simulator = await aSimulator();
  const mailer = smtpMailer(`smtp://127.0.0.1:${simulator.smtpPort}`, {
    name: 'Maison Test',
    address: 'portail@jalon.example',
  });
  const world = await aWorld({ network: networkClient(`${simulator.base}/network`), mailer });
  await world.db.user.create({ data: aUser() });
  await world.stage(submissionId, written.join('\n'));
  /** Every wait that a row was to show, with the row's own write behind it. */
  const waits: { for: string; since: string; until: string }[] = [];
  const activities: typeof world.activities = {
    ...world.activities,
    showQualification: async (input, shown) => {
      if (shown.wait) {
        waits.push(shown.wait);
        // The clock of the rows stands still, that of the workflow does not.
        world.clock.set(shown.wait.until);
      }
      await world.activities.showQualification(input, shown);
    },
    showNotice: async (input, shown) => {
      if (shown.wait) waits.push(shown.wait);
      await world.activities.showNotice(input, shown);
    },
  };
  return {
    ...world,
    waits,
    fault: (kind: string, mode: string, times: number) => simulator.post('/faults', { kind, mode, times }),
    mails: async () => (await simulator.read('/mail/messages')) as { to: string; messageId: string }[],
    effects: async () => (await simulator.read('/log?limit=1000')) as LogEntry[],
    submissionId,
    workflowId: `qualification:alpha:${submissionId}`,
    run: (notify = false) =>
      temporal.with(activities, async (client, taskQueue) => {
        const input = anInput({ submissionId, ...(notify && { notify }) });
        const handle = await client.workflow.start(qualificationWorkflow, {
          ...qualificationStart(input),
          taskQueue,
        });
        await handle.result();
        const { firstExecutionRunId: runId } = handle;
        const { workflowId } = noticeStart({ ...input, runId, startedAt: '' });
        if (notify) await client.workflow.getHandle(workflowId).result();
      }),
  };
}
type Outside = Awaited<ReturnType<typeof anOutsideWorld>>;

async function expectRightAndOnce(outside: Outside): Promise<void> {
  const { db, dataDir, submissionId, workflowId } = outside;
  const profiles = new Map(
    written.map((line) => {
      const msisdn = `33${line.slice(-9)}`;
      return [msisdn, profileOf('msisdn', msisdn)];
    }),
  );
  expectCsv(
    await readFile(join(dataDir, resultFile(submissionId, 'csv'))),
    expectedRows(written, '01234', profiles),
  );
  const keys = Array.from({ length: 2 }, (_, batch) => `${workflowId}:profiles:${batch * 1_000}`);
  expect((await outside.effects()).map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  expect(await db.quotaDay.findMany()).toMatchObject([{ used: 2_000 }]);
  expect(await db.process.findUnique({ where: { workflowId } })).toMatchObject({
    state: 'completed',
    waitingFor: null,
    endedBy: null,
  });
  expect((await outside.files()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}

const lasted = (waits: Outside['waits']) =>
  Date.parse(waits.at(-1)?.until ?? '') - Date.parse(waits[0]?.since ?? '');

test('a network that is down for an hour: it is waited for visibly, then the result is right, each batch asked once in effect, the quota exact', async () => {
  const outside = await anOutsideWorld('h1');
  await outside.fault('network', 'unavailable', hourOfCalls);
  await outside.run();
  expect(new Set(outside.waits.map((wait) => wait.for))).toEqual(new Set(['network']));
  expect(lasted(outside.waits)).toBeGreaterThan(hourMs);
  await expectRightAndOnce(outside);
  // Operations were asked for a hand after an hour, once, and no longer once it went on.
  const [first] = outside.waits;
  expect(await outside.db.task.findMany()).toMatchObject([
    {
      ...{ workflowId: outside.workflowId, audience: 'operations', doneAt: null },
      matter: JSON.stringify({ kind: 'longWait', for: 'network', since: first?.since }),
      closedAt: expect.any(Date) as Date,
    },
  ]);
});

test('a network that acts and loses its answers for an hour: the same keys are asked again, one effect each', async () => {
  const outside = await anOutsideWorld('h2');
  await outside.fault('network', 'lost-answer', hourOfCalls);
  await outside.run();
  expect(lasted(outside.waits)).toBeGreaterThan(hourMs);
  await expectRightAndOnce(outside);
  const repeats = (await outside.effects()).reduce((sum, effect) => sum + effect.repeats, 0);
  expect(repeats).toBeGreaterThanOrEqual(hourOfCalls - 2);
});

test('a mail server that is down for an hour holds up no result: the qualification ends, its mail goes out once by itself', async () => {
  const outside = await anOutsideWorld('h3');
  await outside.fault('smtp', 'unavailable', hourOfCalls / 2);
  await outside.run(true);
  await expectRightAndOnce(outside);
  expect(new Set(outside.waits.map((wait) => wait.for))).toEqual(new Set(['mail']));
  expect(lasted(outside.waits)).toBeGreaterThan(hourMs);
  expect(await outside.mails()).toMatchObject([{ messageId: expect.stringMatching(/^<notice\.h3\./) }]);
  expect(await outside.db.process.findFirst({ where: { kind: 'notice', reference: 'h3' } })).toMatchObject({
    state: 'completed',
    waitingFor: null,
  });
});
