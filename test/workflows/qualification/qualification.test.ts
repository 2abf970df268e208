import type { Client } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import type { Activities } from '#activities/index';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';
import { noticeStart } from '#workflows/qualification/notice/contract';
import {
  anInput,
  failing,
  nextSubmission,
  noticeFakes,
  qualificationFakes,
} from '#test/support/qualification-fakes';
import { aTimeSkippingTemporal } from '#test/support/workflows';

const temporal = await aTimeSkippingTemporal();

const aNewInput = (change: Partial<QualificationInput> = {}) =>
  anInput({ submissionId: nextSubmission(), ...change });

const start = (client: Client, taskQueue: string, input: QualificationInput) =>
  client.workflow.start(qualificationWorkflow, { ...qualificationStart(input), taskQueue });

const run = (activities: Partial<Activities>) =>
  temporal.with(activities, async (client, taskQueue) =>
    (await start(client, taskQueue, aNewInput())).result(),
  );

describe('a sound file', () => {
  test('is verified, accepted, asked part by part, written and completed', async () => {
    const { activities, recorded } = qualificationFakes(12_000);
    const verdict = await run(activities);
    expect(verdict).toEqual({ ok: true, lines: 12_003, profiles: 12_000 });
    const asked = recorded.calls.filter((call) => call.startsWith('ask'));
    expect(asked.toSorted()).toEqual(['ask 0+5000', 'ask 10000+2000', 'ask 5000+5000']);
    expect(recorded.calls.filter((call) => !call.startsWith('ask'))).toEqual([
      'verify',
      'accept',
      'write',
      'complete',
    ]);
  });

  test('never writes a row with a revision it used before', async () => {
    const { activities, recorded } = qualificationFakes(40_000);
    await run(activities);
    expect(new Set(recorded.revisions).size).toBe(recorded.revisions.length);
    expect(recorded.revisions.length).toBeGreaterThan(1);
  });
});

describe('a refusal', () => {
  test('of a faulty file ends the process; nothing is asked or reserved', async () => {
    const refusal = { reason: 'faultyLines', count: 2, firstLine: 7 } as const;
    const { activities, recorded } = qualificationFakes(10, {
      verifyFile: async () => ({ ok: false, format: 'csv', refusal }),
    });
    expect(await run(activities)).toEqual({ ok: false, refusal });
    expect(recorded.calls).toEqual(['refuse faultyLines']);
  });

  test('for want of quota ends the process; the network is not asked', async () => {
    const refusal = { reason: 'quotaExceeded', limit: 100_000, remaining: 50 } as const;
    const { activities, recorded } = qualificationFakes(10, {
      acceptQualification: async () => ({ ok: false, refusal }),
    });
    expect(await run(activities)).toEqual({ ok: false, refusal });
    expect(recorded.calls).toEqual(['verify']);
  });
});

describe('an outage of the network', () => {
  test('of hours is waited for visibly, and the process goes on by itself', async () => {
    const { activities, recorded } = qualificationFakes(6_000);
    // With the pauses between the tries: more than an hour.
    activities.askNetwork = failing('networkUnavailable', 300, activities.askNetwork ?? (async () => {}));
    await run(activities);
    const waits = recorded.shown.filter((shown) => shown.wait);
    expect(waits.length).toBeGreaterThan(3);
    expect(new Set(waits.map((shown) => shown.wait?.for))).toEqual(new Set(['network']));
    expect(new Set(waits.map((shown) => shown.wait?.since)).size).toBe(1);
    const [first, last] = [waits.at(0)?.wait, waits.at(-1)?.wait];
    expect(Date.parse(last?.until ?? '') - Date.parse(first?.since ?? '')).toBeGreaterThan(60 * 60_000);
    expect(recorded.shown.at(-1)?.wait).toBeNull();
    expect(recorded.calls.filter((call) => call.startsWith('ask')).toSorted()).toEqual([
      'ask 0+5000',
      'ask 5000+1000',
    ]);
    expect(recorded.calls.at(-1)).toBe('complete');
  });

  test('of a day goes on in new runs, none of them long, loses nothing and tells its end once', async () => {
    const { activities, recorded } = qualificationFakes(11_000);
    let answered = 0;
    const ask = activities.askNetwork ?? (async () => {});
    const late = failing('networkUnavailable', 1_200, ask);
    const notices = noticeFakes();
    Object.assign(activities, notices.activities);
    // The first part is answered before the outage begins.
    activities.askNetwork = (input, part) => (answered++ === 0 ? ask(input, part) : late(input, part));
    await temporal.with(activities, async (client, taskQueue) => {
      const input = aNewInput({ notify: true });
      const handle = await start(client, taskQueue, input);
      expect(await handle.result()).toEqual({ ok: true, lines: 11_003, profiles: 11_000 });
      const last = await client.workflow.getHandle(handle.workflowId).describe();
      expect(last.runId).not.toBe(handle.firstExecutionRunId);
      const first = await client.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId).describe();
      expect(first.historyLength).toBeGreaterThan(1_000);
      expect(first.historyLength).toBeLessThan(2_000);
      await client.workflow
        .getHandle(noticeStart({ ...input, runId: 'run-1', startedAt: '' }).workflowId)
        .result();
    });
    const waits = recorded.shown.flatMap(({ wait }) => (wait ? [wait] : []));
    expect(new Set(waits.map(({ since }) => since)).size).toBe(1);
    expect(Date.parse(waits.at(-1)?.until ?? '') - Date.parse(waits[0]?.since ?? '')).toBeGreaterThan(
      12 * 3_600_000,
    );
    expect(recorded.calls.filter((call) => call.startsWith('ask')).toSorted()).toEqual([
      'ask 0+5000',
      'ask 10000+1000',
      'ask 5000+5000',
    ]);
    expect(recorded.calls.at(-1)).toBe('complete');
    expect(notices.told).toEqual(['open', 'send', 'completed']);
  });

  test('a refusal for good ends as « Rejeté » and gives a reason [QPC-096]', async () => {
    const { activities, recorded } = qualificationFakes(6_000);
    activities.askNetwork = failing('networkRefused', 100, async () => {});
    await run(activities);
    expect(recorded.calls).toEqual(['verify', 'accept', 'reject networkRefused']);
  });
});

/** Fails a step without the tries of its policy, so that the process waits at once. */
const noSummary = { classes: {}, active: 0, clickable: 0 };

test('a wait before the acceptance is over before the row says « En attente », never after', async () => {
  const { activities, recorded } = qualificationFakes(10);
  const accept = activities.acceptQualification;
  if (accept) activities.acceptQualification = failing('storageUnavailable', 8, accept);
  await run(activities);
  expect(recorded.shown.some(({ wait }) => wait?.for === 'storage')).toBe(true);
  expect(recorded.shown.filter(({ wait, state }) => !wait && state === 'acknowledged')).toEqual([]);
});

test('nothing follows the rejection on the row, whatever the other parts still meet', async () => {
  const { activities, recorded } = qualificationFakes(30_000);
  let asked = 0;
  activities.askNetwork = async () => {
    const turn = ++asked;
    await failing(turn === 3 ? 'networkRefused' : 'networkUnavailable', 1, async () => {})();
  };
  const reject = activities.rejectQualification;
  if (reject) activities.rejectQualification = failing('storageUnavailable', 3, reject);
  await run(activities);
  const last = recorded.revisions.at(-1) ?? 0;
  expect(recorded.calls.at(-1)).toBe('reject networkRefused');
  expect(last).toBe(Math.max(...recorded.revisions));
});

test('nobody is told of an end who did not ask for it, nor of a file that was refused', async () => {
  const sound = qualificationFakes(10);
  const refused = qualificationFakes(10, {
    verifyFile: async () => ({ ok: false, format: 'csv', refusal: { reason: 'noLine' } }),
  });
  const notices = noticeFakes();
  Object.assign(sound.activities, notices.activities);
  Object.assign(refused.activities, notices.activities);
  await run(sound.activities);
  await temporal.with(refused.activities, async (client, taskQueue) =>
    (await start(client, taskQueue, aNewInput({ notify: true }))).result(),
  );
  expect(notices.told).toEqual([]);
});

test('a full disk is waited for as storage, an unforeseen fault as a fault', async () => {
  const full = qualificationFakes(10);
  full.activities.writeResults = failing('storageUnavailable', 8, async () => noSummary);
  const broken = qualificationFakes(10);
  let times = 0;
  broken.activities.writeResults = async () => {
    if (times++ < 8) throw new TypeError('a bug');
    return noSummary;
  };
  await run(full.activities);
  await run(broken.activities);
  expect(full.recorded.shown.find((shown) => shown.wait)?.wait?.for).toBe('storage');
  expect(broken.recorded.shown.find((shown) => shown.wait)?.wait?.for).toBe('fault');
});

test('a row that cannot be written holds up nothing', async () => {
  const { activities, recorded } = qualificationFakes(12_000, {
    showQualification: async () => {
      throw new Error('no database');
    },
  });
  await run(activities);
  expect(recorded.calls.at(-1)).toBe('complete');
});
