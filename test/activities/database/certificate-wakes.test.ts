import { describe, expect, test } from 'vitest';
import type { CertificateSlot, Process } from '#prisma/client';
import { aWorld } from '#test/support/activities';
import { aSlot, deposited } from '#test/support/certificates';
import { aProcess } from '#test/support/rows';

const ago = (ms: number) => new Date(Date.parse('2026-11-02T08:00:00.000Z') - ms);
const minutes = 60_000;
const workflowId = 'certificate:alpha:e-rdv-production';

const asleep = (given: Partial<Process> = {}) =>
  aProcess({ workflowId, kind: 'certificateSlot', state: 'valid', updatedAt: ago(60 * minutes), ...given });

async function withSlot(slot: Partial<CertificateSlot> = {}, process: Partial<Process> = {}) {
  const world = await aWorld();
  await world.db.process.create({ data: asleep(process) });
  await world.db.certificateSlot.create({
    data: {
      ...{ ...aSlot, workflowId, currentId: 'c1', nextId: null, noticeKind: 'alert', noticeDays: 60 },
      ...{ noticeAt: ago(-60 * minutes), handledUntil: ago(60 * minutes), ...slot },
    },
  });
  return world;
}

describe('slots that are woken', () => {
  test('those that have not heard what happened, each once, but for what the portal may still be telling', async () => {
    const { db, activities } = await aWorld();
    for (const id of ['c1', 'c2']) await deposited(db, { id, depositedAt: ago(minutes) });
    await deposited(db, { id: 'c3', service: 'TAO', depositedAt: ago(1_000) });
    expect(await activities.findSlotsToWake()).toEqual([
      {
        ...{ operatorId: 'operator-alpha', operatorCode: 'alpha', service: 'e-RDV' },
        ...{ environment: 'production', startedAt: ago(0).toISOString() },
      },
    ]);
    await db.certificateEvent.updateMany({ data: { toldAt: ago(0) } });
    expect(await activities.findSlotsToWake()).toEqual([]);
  });

  test.each([
    ['missing', 1],
    ['failed', 1],
    ['timedOut', 1],
    ['terminated', 0],
    ['cancelled', 0],
  ])('one that ended as %s, unless somebody meant it: %i', async (endedBy, found) => {
    const { activities } = await withSlot({}, { endedAt: ago(60 * minutes), endedBy });
    expect(await activities.findSlotsToWake()).toHaveLength(found);
  });

  test.each([
    ['one that should have warned somebody by now', {}, {}, 1],
    ['not one that waits for the mail server', {}, { waitingFor: 'mail' }, 0],
    ['not one whose hour has just come', { noticeAt: ago(minutes) }, {}, 0],
  ])('%s', async (_which, slot, process, count) => {
    const { db, activities } = await withSlot({ noticeAt: ago(30 * minutes), ...slot }, process);
    expect(await activities.findSlotsToWake()).toHaveLength(count);
    await db.certificateHold.create({ data: { workflowId, reason: 'audit', byLogin: 'x', at: ago(0) } });
    expect(await activities.findSlotsToWake()).toEqual([]);
  });

  test('one that oversleeps behind hundreds that wait for the mail server', async () => {
    const { db, activities } = await withSlot({ noticeAt: ago(30 * minutes) });
    const ids = Array.from({ length: 450 }, (_, n) => `certificate:alpha:${n}`);
    await db.process.createMany({
      data: ids.map((id) => asleep({ workflowId: id, waitingFor: 'mail' })),
    });
    await db.certificateSlot.createMany({
      data: ids.map((id) => ({
        ...{ ...aSlot, workflowId: id, currentId: null, nextId: null, noticeKind: 'alert', noticeDays: 60 },
        ...{ noticeAt: ago(40 * minutes), handledUntil: ago(60 * minutes) },
      })),
    });
    expect(await activities.findSlotsToWake()).toMatchObject([{ service: 'e-RDV' }]);
  });
});

describe('delays that no process tells', () => {
  const settings = { alertDays: '[60]', reminderDays: '[7]', time: '09:00', byLogin: 'w.bo' };
  test('are found by their last version', async () => {
    const { db, activities } = await aWorld();
    expect(await activities.findUntoldSettings()).toBeNull();
    for (const at of [ago(9 * minutes), ago(minutes)])
      await db.certificateSettings.create({ data: { ...settings, at } });
    expect(await activities.findUntoldSettings()).toEqual({
      version: 2,
      startedAt: ago(minutes).toISOString(),
    });
    await db.process.create({
      data: aProcess({ workflowId: 'certificate-settings:wholesaler:2', kind: 'certificateSettings' }),
    });
    expect(await activities.findUntoldSettings()).toBeNull();
  });
});

describe('among many slots that sleep the reconciler', () => {
  test('asks Temporal for a hundred a round, and for all of them in the end', async () => {
    const { db, activities, runs, clock } = await aWorld();
    const ids = Array.from({ length: 450 }, (_, index) => `certificate:alpha:${1_000 + index}`);
    await db.process.createMany({ data: ids.map((id) => asleep({ workflowId: id })) });
    for (let round = 0; round < 5; round += 1) {
      const before = runs.asked.length;
      await activities.reconcileRows();
      expect(runs.asked.length - before).toBeLessThanOrEqual(100);
      clock.pass(2 * minutes);
    }
    expect(new Set(runs.asked)).toEqual(new Set(ids));
  });

  test('finds one that was terminated at once, and what it would have sent is planned no longer', async () => {
    const { db, activities, runs } = await withSlot();
    const others = Array.from({ length: 450 }, (_, index) => `certificate:alpha:${1_000 + index}`);
    await db.process.createMany({ data: others.map((id) => asleep({ workflowId: id })) });
    const endedAt = ago(10 * minutes);
    runs.set(workflowId, { open: false, runId: 'run-1', endedAt, endedBy: 'terminated' });
    expect(await activities.reconcileRows()).toMatchObject({ mended: 1 });
    expect(await db.process.findUnique({ where: { workflowId } })).toMatchObject({
      endedBy: 'terminated',
      endedAt,
    });
    expect(await db.certificateSlot.findUnique({ where: { workflowId } })).toMatchObject({ noticeAt: null });
  });
});
