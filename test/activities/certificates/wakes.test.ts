import { describe, expect, test } from 'vitest';
import type { CertificateSlot, Process } from '#prisma/client';
import { createActivities } from '#activities/index';
import { aWorld, fakeRuns } from '#test/support/activities';
import { aCertificate, aSlot, deposited } from '#test/support/certificates';
import { aProcess } from '#test/support/rows';
import { certificateSettingsStart } from '#workflows/certificates/settings/contract';
import { parented } from '#test/support/parents';

const ago = (ms: number) => new Date(Date.parse('2026-11-02T08:00:00.000Z') - ms);
const minutes = 60_000;
const workflowId = 'certificate:alpha:e-rdv-production';

const asleep = (given: Partial<Process> = {}) =>
  aProcess({ workflowId, kind: 'certificateSlot', state: 'valid', updatedAt: ago(60 * minutes), ...given });

async function withSlot(slot: Partial<CertificateSlot> = {}, process: Partial<Process> = {}) {
  const world = await aWorld();
  await world.db.process.create({ data: asleep(process) });
  await world.db.certificate.create({ data: await parented(world.db, aCertificate()) });
  await world.db.certificateSlot.create({
    data: await parented(world.db, {
      ...{ ...aSlot, workflowId, currentId: 'c1', nextId: null, noticeKind: 'alert', noticeDays: 60 },
      ...{ noticeAt: ago(-60 * minutes), handledUntil: ago(60 * minutes), ...slot },
    }),
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
    const { activities, runs } = await withSlot({}, { endedAt: ago(60 * minutes), endedBy });
    expect(await activities.findSlotsToWake()).toHaveLength(found);
    // Whoever meant it meant it for good, though Temporal may forget it within the days in which it could be reset.
    runs.set(workflowId, { open: false, runId: null, endedAt: null, endedBy: 'missing' });
    await activities.reconcileRows();
    expect(await activities.findSlotsToWake()).toHaveLength(found);
  });

  test.each([
    ['one that should have warned somebody by now', {}, {}, false, 1],
    ['not one that waits for the mail server', {}, { waitingFor: 'mail' }, false, 0],
    ['not one whose hour has just come', { noticeAt: ago(minutes) }, {}, false, 0],
    ['not one that is held back', {}, {}, true, 0],
  ])('%s', async (_which, slot, process, held, count) => {
    const { db, activities } = await withSlot({ noticeAt: ago(30 * minutes), ...slot }, process);
    if (held)
      await db.certificateHold.create({ data: { workflowId, reason: 'audit', byLogin: 'x', at: ago(0) } });
    expect(await activities.findSlotsToWake()).toHaveLength(count);
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
  });

  test.each([
    ['goes on', false, null, null],
    ['has told all of them', false, ago(0), null],
    ['was cancelled', false, ago(0), 'cancelled'],
    ['was terminated', false, ago(0), 'terminated'],
    ['was lost before its end', true, ago(0), 'missing'],
    ['has failed', true, ago(0), 'failed'],
    ['took too long', true, ago(0), 'timedOut'],
  ])('whose process %s are found: %s', async (_what, found, endedAt, endedBy) => {
    const { db, activities } = await aWorld();
    await db.certificateSettings.create({ data: { ...settings, at: ago(minutes) } });
    const { workflowId: id } = certificateSettingsStart({ version: 1, startedAt: '' });
    const own = { workflowId: id, kind: 'certificateSettings', operatorId: null, reference: '1' };
    await db.process.create({ data: aProcess({ ...own, endedAt, endedBy }) });
    // Of another version.
    await db.process.create({ data: aProcess({ ...own, workflowId: 'another', reference: '2' }) });
    expect((await activities.findUntoldSettings()) !== null).toBe(found);
  });
});

describe('among many slots that sleep the reconciler', () => {
  test.each([
    ['a round every two minutes', [2]],
    ['rounds that last longer', [4]],
    ['rounds of any length', [2, 3, 4, 2, 9]],
  ])('asks Temporal for a hundred a round, and for all of them in turn: %s', async (_which, lengths) => {
    const { db, activities, runs, clock } = await aWorld();
    const ids = Array.from({ length: 550 }, (_, index) => `certificate:alpha:${1_000 + index}`);
    await db.process.createMany({ data: ids.map((id) => asleep({ workflowId: id })) });
    const turns = Array.from({ length: 2 }, () => new Set<string>());
    for (const turn of turns)
      for (let round = 0; round < 6; round += 1) {
        const before = runs.asked.length;
        await activities.reconcileRows();
        const asked = runs.asked.slice(before);
        expect(asked.length).toBeLessThanOrEqual(100);
        for (const id of asked) turn.add(id);
        clock.pass((lengths[round % lengths.length] ?? 2) * minutes);
      }
    for (const turn of turns) expect(turn).toEqual(new Set(ids));
  });

  test('begins somewhere in the middle with a new worker, which may not live for all turns', async () => {
    const { db, dependencies, clock } = await aWorld();
    const ids = Array.from({ length: 300 }, (_, index) => `certificate:alpha:${1_000 + index}`);
    await db.process.createMany({ data: ids.map((id) => asleep({ workflowId: id })) });
    const first = new Set<string | undefined>();
    for (let worker = 0; worker < 3; worker += 1) {
      const runs = fakeRuns();
      await createActivities({ ...dependencies, runs }).reconcileRows();
      first.add(runs.asked[0]);
      clock.pass(2 * minutes);
    }
    expect(first).toEqual(new Set([ids[0], ids[100], ids[200]]));
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
