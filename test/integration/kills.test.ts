import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deep, sampled } from '#test/support/deep';
import { aHouse, type House, type PartName, until } from '#test/support/house';
import { accepted, expectDone, midway, orphanFiles, usedBy, withoutDailyLimit } from '#test/support/jobs';
import { aSubmissionId, type Person } from '#test/support/portal-client';

let house: House;
let alpha: Person;
let total = 0;

beforeAll(async () => {
  house = await aHouse();
  await withoutDailyLimit(house, '12345');
  alpha = await house.person('12345');
});
afterAll(() => house.close());

const healthy = () =>
  until(async () => expect((await fetch(`${house.url}/api/health`)).status).toBe(200), 60_000);

/** 50,000 lines in 40 batches, eight at a time: five rounds. */
async function aLongJob() {
  await house.world.batchTakes(700);
  const job = await accepted(house, alpha, 50_000, 40_000);
  total += job.profiles;
  await midway(house, job);
  return job;
}

const parts: readonly [name: string, part: PartName][] = [
  ['worker', 'worker'],
  ['portal', 'portal'],
  ['Temporal server', 'temporal'],
  ['simulator', 'simulator'],
];

test.each(sampled(parts, 1))(
  'kill -9 of the %s in the middle of 50,000 lines: right result, one effect a key, exact quota',
  async (_name, part) => {
    const job = await aLongJob();
    const killed = house.kill(part);
    await until(() => expect(house.pid(part)).not.toBe(killed), 60_000, 20);
    await expectDone(house, alpha, job);
    expect(await usedBy(house, 'demo-12345')).toBe(total);
    expect(house.console()).toContain(`${part} ended (SIGKILL), starting it again`);
    await healthy();
  },
);

test('kill -9 of everything in the middle of 50,000 lines: the next start goes on where it was', async () => {
  const job = await aLongJob();
  const before = await house.world.effectsOf(job.workflowId);
  await house.killEverything();
  await house.start();
  await expectDone(house, alpha, job);
  const after = new Map(
    (await house.world.effectsOf(job.workflowId)).map((effect) => [effect.key, effect.at]),
  );
  // What was asked before is not asked anew: the same effects stand.
  for (const { key, at } of before) expect(after.get(key)).toBe(at);
  expect(await usedBy(house, 'demo-12345')).toBe(total);
});

test.runIf(deep)(
  'Ctrl-C in the middle of 50,000 lines ends everything within 10 s and hands the work back',
  async () => {
    const job = await aLongJob();
    expect(await house.interrupt()).toBeLessThan(10_000);
    await house.start();
    await expectDone(house, alpha, job);
    expect(await usedBy(house, 'demo-12345')).toBe(total);
    // Had the next worker waited for a missing heartbeat, these attempts would follow a time-out.
    const { events } = await house.temporal.workflow.getHandle(job.workflowId).fetchHistory();
    const interrupted = (events ?? []).flatMap(({ activityTaskStartedEventAttributes: started }) =>
      started?.lastFailure ? [started.lastFailure.applicationFailureInfo?.type ?? 'timeout'] : [],
    );
    expect(interrupted.length).toBeGreaterThan(0);
    expect(new Set(interrupted)).toEqual(new Set(['HandedBack']));
  },
);

test('a portal killed while it receives a file leaves nothing to adopt, and the file can be sent again, which clears what was left', async () => {
  const id = aSubmissionId();
  const half = request(`${house.url}/api/qualifications/upload?submission=${id}&name=lot.csv`, {
    method: 'POST',
    headers: { cookie: alpha.cookieHeader(), origin: house.url, 'content-length': 1_000_000 },
  });
  half.on('error', () => {});
  half.write('0612345678\n'.repeat(1_000));
  await until(() => expect(house.temporaryFiles()).toHaveLength(1), 10_000, 20);
  const killed = house.kill('portal');
  await until(() => expect(house.pid('portal')).not.toBe(killed), 60_000, 20);
  await healthy();
  expect(await alpha.askVerdict(id)).toEqual({ error: 'notFound' });
  expect((await alpha.upload(id, 'lot.csv', '0612345678\n')).status).toBe(201);
  expect(await alpha.verdict(id)).toMatchObject({ state: 'accepted', lines: 1, profiles: 1 });
  // Its results are being written: their temporary files come and go.
  await until(async () => expect(await orphanFiles(house)).toEqual([]), 10_000);
});
