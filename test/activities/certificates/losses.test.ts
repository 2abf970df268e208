import { expect, test } from 'vitest';
import type { FoundRun } from '#activities/platform/temporal/runs';
import { aWorld } from '#test/support/activities';
import { anOperator, aProcess } from '#test/support/rows';

const ago = (ms: number) => new Date(Date.parse('2026-11-02T08:00:00.000Z') - ms);
const hour = 3_600_000;
const missing: FoundRun = { open: false, runId: null, endedAt: null, endedBy: 'missing' };

/** So many slots that sleep, each of an operator of its own. */
async function asleep(count: number) {
  const world = await aWorld();
  const codes = Array.from({ length: count }, (_, index) => `o${1_000 + index}`);
  const ids = codes.map((code) => `certificate:${code}:e-rdv-production`);
  await world.db.operator.createMany({ data: codes.map((code) => anOperator({ code })) });
  await world.db.process.createMany({
    data: ids.map((workflowId) =>
      aProcess({
        workflowId,
        kind: 'certificateSlot',
        state: 'valid',
        startedAt: ago(hour),
        updatedAt: ago(hour),
      }),
    ),
  });
  await world.db.certificateSlot.createMany({
    data: codes.map((code, index) => ({
      ...{ workflowId: ids[index] ?? '', operatorId: `operator-${code}`, service: 'e-RDV' },
      ...{ environment: 'production', handledUntil: ago(hour) },
    })),
  });
  return { ...world, ids, codes };
}

test('whether slots are missing is one question to Temporal, however many sleep, and what has just begun is not', async () => {
  const { db, runs, activities } = await asleep(250);
  runs.open = 250;
  expect(await activities.missesSlots()).toBe(false);
  await db.process.create({
    data: aProcess({ workflowId: 'new', kind: 'certificateSlot', startedAt: ago(10_000) }),
  });
  expect(await activities.missesSlots()).toBe(false);
  runs.open = 249;
  expect(await activities.missesSlots()).toBe(true);
  expect(runs.asked).toEqual([]);
});

test('with no slot at all nothing is asked', async () => {
  const { runs, activities } = await aWorld();
  runs.open = -1;
  expect(await activities.missesSlots()).toBe(false);
});

test('those that Temporal has lost are found some at a time, each once, and their rows stay as they are', async () => {
  const { db, runs, activities, ids, codes } = await asleep(450);
  const [terminated, ...others] = ids;
  const isLost = (index: number) => index > 390 || index % 100 === 50;
  for (const [index, id] of ids.entries()) if (isLost(index)) runs.set(id, missing);
  runs.set(terminated ?? '', { open: false, runId: 'run-1', endedAt: ago(hour), endedBy: 'terminated' });
  const found: string[] = [];
  const began = performance.now();
  for (let page = { after: '', over: false }; !page.over;) {
    const before = runs.asked.length;
    const next = await activities.findLostSlots(page.after);
    expect(runs.asked.length - before).toBeLessThanOrEqual(200);
    expect(next.lost.length).toBeLessThanOrEqual(10);
    found.push(...next.lost.map(({ operatorCode }) => operatorCode));
    page = next;
  }
  // At a pace that leaves room for others.
  const pace = found.length / ((performance.now() - began) / 1_000);
  expect(pace).toBeLessThan(40);
  expect(found).toEqual(codes.filter((_, index) => isLost(index)));
  expect(runs.asked).toEqual([terminated, ...others]);
  const ended = await db.process.findMany({ where: { endedAt: { not: null } } });
  expect(ended).toMatchObject([{ workflowId: terminated, endedBy: 'terminated' }]);
});

test('one that has ended is not begun again', async () => {
  const { db, runs, activities, ids } = await asleep(1);
  await db.process.updateMany({ data: { endedAt: ago(hour), endedBy: 'cancelled' } });
  runs.set(ids[0] ?? '', missing);
  expect(await activities.findLostSlots('')).toEqual({ lost: [], after: ids[0], over: true });
  expect(await activities.findLostSlots(ids[0] ?? '')).toEqual({ lost: [], after: ids[0], over: true });
  expect(runs.asked).toEqual([]);
});
