import { describe, expect, test } from 'vitest';
import type { FoundRun } from '#activities/platform/temporal/runs';
import type { Process, Qualification } from '#prisma/client';
import { aProcess, aQualification } from '#test/support/rows';
import { aWorld } from '#test/support/activities';
import { parented } from '#test/support/parents';

const workflowId = 'qualification:alpha:s1';
const closedAt = new Date('2026-11-02T07:30:00.000Z');
/** Written an hour before the reconciler looks. */
const earlier = new Date('2026-11-02T07:00:00.000Z');

function ended(by: Exclude<FoundRun, { open: true }>['endedBy'], state = ''): FoundRun {
  const run = { open: false, runId: 'run-1', endedAt: closedAt } as const;
  return by === 'itself' ? { ...run, endedBy: by, state } : { ...run, endedBy: by };
}

/** A world with one qualification that holds 1,000 of 1,500 used profiles. */
async function given(process: Partial<Process> = {}, qualification: Partial<Qualification> = {}) {
  const world = await aWorld();
  const { db } = world;
  await db.process.create({ data: aProcess({ state: 'inProgress', updatedAt: earlier, ...process }) });
  await db.qualification.create({
    data: await parented(db, aQualification({ profiles: 1_000, profilesDone: 400, ...qualification })),
  });
  await db.quotaDay.create({ data: { contractId: 'contract-12345', day: '2026-11-02', used: 1_500 } });
  await db.quotaReservation.create({
    data: { workflowId, contractId: 'contract-12345', day: '2026-11-02', profiles: 1_000, releasedAt: null },
  });
  return {
    ...world,
    async stored() {
      return {
        process: await db.process.findUniqueOrThrow({ where: { workflowId } }),
        qualification: await db.qualification.findUniqueOrThrow({ where: { workflowId } }),
        used: (await db.quotaDay.findFirstOrThrow()).used,
        changes: await db.change.count(),
      };
    },
  };
}

describe.each(['terminated', 'timedOut', 'cancelled', 'failed', 'missing'] as const)(
  'a process that is %s',
  (by) => {
    test('is shown as rejected, and its profiles go back to the day [QPC-092]', async () => {
      const world = await given({ waitingFor: 'network', waitingSince: earlier, waitingUntil: earlier });
      world.runs.set(workflowId, ended(by));
      expect(await world.activities.reconcileRows()).toEqual({ checked: 1, mended: 1 });
      expect(await world.stored()).toMatchObject({
        process: { endedBy: by, endedAt: closedAt, waitingFor: null, waitingSince: null, waitingUntil: null },
        qualification: {
          state: 'rejected',
          comment: 'stopped',
          endedAt: closedAt,
          keepUntil: new Date('2026-12-02T07:30:00.000Z'),
        },
        used: 500,
        changes: 1,
      });
    });
  },
);

test('a file whose process is ended before its verdict is refused as stopped and never listed', async () => {
  const world = await given({ state: 'acknowledged' }, { state: 'acknowledged' });
  world.runs.set(workflowId, ended('terminated'));
  await world.activities.reconcileRows();
  expect(await world.stored()).toMatchObject({
    qualification: { state: 'refused', refusal: '{"reason":"stopped"}', comment: null },
  });
});

test('a process that completed while its row stayed open is closed as completed and keeps its quota', async () => {
  const world = await given();
  world.runs.set(workflowId, ended('itself', 'completed'));
  expect(await world.activities.reconcileRows()).toEqual({ checked: 1, mended: 1 });
  expect(await world.stored()).toMatchObject({
    process: { state: 'completed', endedBy: null, endedAt: closedAt },
    qualification: { state: 'completed', profilesDone: 1_000, comment: null, endedAt: closedAt },
    used: 1_500,
  });
});

test('a process that rejected itself while its row stayed open gives its profiles back', async () => {
  const world = await given();
  world.runs.set(workflowId, ended('itself', 'rejected'));
  await world.activities.reconcileRows();
  expect(await world.stored()).toMatchObject({
    process: { state: 'rejected', endedBy: null },
    qualification: { state: 'rejected' },
    used: 500,
  });
});

test('a process that was terminated, then reset, is open again with its state and its profiles', async () => {
  const world = await given();
  world.runs.set(workflowId, ended('terminated'));
  await world.activities.reconcileRows();
  world.clock.pass(60_000);
  world.runs.set(workflowId, { open: true, runId: 'run-2' });
  expect(await world.activities.reconcileRows()).toEqual({ checked: 1, mended: 1 });
  expect(await world.stored()).toMatchObject({
    process: { endedAt: null, endedBy: null, state: 'inProgress' },
    qualification: { state: 'inProgress', endedAt: null, comment: null },
    used: 1_500,
  });
});

test('a process that was terminated, reset and completed before anybody looked is completed and holds its profiles', async () => {
  const world = await given();
  world.runs.set(workflowId, ended('terminated'));
  await world.activities.reconcileRows();
  world.clock.pass(60_000);
  world.runs.set(workflowId, ended('itself', 'completed'));
  await world.activities.reconcileRows();
  expect(await world.stored()).toMatchObject({
    process: { state: 'completed', endedBy: null },
    qualification: { state: 'completed', comment: null },
    used: 1_500,
  });
});

test('an open process whose row is open stays as it is', async () => {
  const world = await given();
  const before = await world.stored();
  expect(await world.activities.reconcileRows()).toEqual({ checked: 1, mended: 0 });
  expect(await world.stored()).toEqual(before);
});

test('nothing is changed when the process wrote its row while Temporal was asked', async () => {
  const world = await given();
  const { db } = world;
  world.runs.find = async () => {
    await db.process.update({
      where: { workflowId },
      data: { updatedAt: new Date('2026-11-02T07:59:00.000Z') },
    });
    return ended('missing');
  };
  expect(await world.activities.reconcileRows()).toEqual({ checked: 1, mended: 0 });
  expect(await world.stored()).toMatchObject({
    process: { endedAt: null, endedBy: null },
    qualification: { state: 'inProgress' },
    used: 1_500,
    changes: 0,
  });
});

test('Temporal is not asked about rows written just now, ended by themselves, or ended by it long ago', async () => {
  const world = await aWorld();
  const at = (iso: string) => new Date(iso);
  const rows: Partial<Process>[] = [
    { workflowId: 'fresh', updatedAt: at('2026-11-02T07:59:50.000Z') },
    { workflowId: 'completed', updatedAt: earlier, endedAt: earlier },
    {
      workflowId: 'long-ago',
      updatedAt: earlier,
      endedAt: at('2026-10-20T08:00:00.000Z'),
      endedBy: 'terminated',
    },
    {
      workflowId: 'lately',
      updatedAt: earlier,
      endedAt: at('2026-11-01T08:00:00.000Z'),
      endedBy: 'terminated',
    },
    { workflowId: 'open', updatedAt: earlier },
  ];
  for (const row of rows) await world.db.process.create({ data: aProcess(row) });
  await world.activities.reconcileRows();
  expect(world.runs.asked.toSorted()).toEqual(['lately', 'open']);
});

test('more rows than a page are all looked at, each once', async () => {
  const world = await aWorld();
  const ids = Array.from({ length: 401 }, (_, n) => `w${String(n).padStart(4, '0')}`);
  await world.db.process.createMany({
    data: ids.map((id) => aProcess({ workflowId: id, updatedAt: earlier })),
  });
  expect(await world.activities.reconcileRows()).toEqual({ checked: 401, mended: 0 });
  expect(world.runs.asked.toSorted()).toEqual(ids);
});
