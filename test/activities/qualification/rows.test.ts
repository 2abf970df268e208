import { expect, test } from 'vitest';
import type { Refusal } from '#domain/qualification/refusal';
import { aWorld, anInput, within } from '#test/support/activities';
import { parented } from '#test/support/parents';

const sound = { ok: true, format: 'csv', lines: 1_200, profiles: 1_000 } as const;
const first = { revision: 1 };
const second = { revision: 2 };
const third = { revision: 3 };
const progress = (profilesDone: number, revision: number) => ({
  state: 'inProgress' as const,
  facts: { profiles: 1_000, profilesDone },
  wait: null,
  revision,
});

async function given(outside: Parameters<typeof aWorld>[0] = {}) {
  const world = await aWorld(outside);
  await parented(world.db, anInput());
  return world;
}

async function stored(world: Awaited<ReturnType<typeof aWorld>>) {
  const { db } = world;
  return {
    process: await db.process.findFirst(),
    qualification: await db.qualification.findFirst(),
    days: await db.quotaDay.findMany({ orderBy: { day: 'asc' } }),
    reservation: await db.quotaReservation.findFirst(),
    changes: await db.change.count(),
  };
}

test('an accepted file is « En attente », with its totals, its reservation and a change for live pages', async () => {
  const world = await given();
  await world.db.stagedFile.create({
    data: await parented(world.db, {
      submissionId: 's1',
      operatorId: 'operator-alpha',
      contractId: 'contract-12345',
      userId: 'user-alpha.user',
      fileName: 'numéros.csv',
      sizeBytes: 9,
      createdAt: new Date(),
    }),
  });
  const verdict = await within()(() => world.activities.acceptQualification(anInput(), sound, first));
  expect(verdict).toEqual({ ok: true, lines: 1_200, profiles: 1_000 });
  const { process, qualification, days, reservation, changes } = await stored(world);
  expect(process).toMatchObject({
    kind: 'qualification',
    state: 'inProgress',
    reference: 'numéros.csv',
    endedAt: null,
  });
  expect(qualification).toMatchObject({
    state: 'inProgress',
    lines: 1_200,
    profiles: 1_000,
    format: 'csv',
    endedAt: null,
  });
  expect(days).toEqual([{ contractId: 'contract-12345', day: '2026-11-02', used: 1_000 }]);
  expect(reservation).toMatchObject({ day: '2026-11-02', profiles: 1_000, releasedAt: null });
  expect(changes).toBe(1);
});

test('accepting again after the commit answers the same and counts nothing twice [QPC-078]', async () => {
  const world = await given();
  const accept = (revision: number) =>
    within()(() => world.activities.acceptQualification(anInput(), sound, { revision }));
  const verdict = await accept(1);
  expect(await accept(1)).toEqual(verdict);
  // A business retry after the same step had failed to report: a higher revision.
  expect(await accept(2)).toEqual(verdict);
  const { days } = await stored(world);
  expect(days.map((day) => day.used)).toEqual([1_000]);
});

test('two attempts of the same acceptance at once count once [QPC-078]', async () => {
  const world = await given();
  const accept = () => within()(() => world.activities.acceptQualification(anInput(), sound, first));
  const verdicts = await Promise.all([accept(), accept()]);
  expect(verdicts).toEqual([
    { ok: true, lines: 1_200, profiles: 1_000 },
    { ok: true, lines: 1_200, profiles: 1_000 },
  ]);
  const { days, changes } = await stored(world);
  expect(days.map((day) => day.used)).toEqual([1_000]);
  expect(changes).toBe(1);
});

test('of 50 files at once only as many are accepted as fit into the day, to the last profile [QPC-075, QPC-078]', async () => {
  const world = await given();
  await world.db.quotaDay.create({ data: { contractId: 'contract-12345', day: '2026-11-02', used: 89_500 } });
  const verdicts = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      within(`qualification:alpha:s${n}`)(() =>
        world.activities.acceptQualification(anInput({ submissionId: `s${n}` }), sound, first),
      ),
    ),
  );
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.refusal]));
  expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(10);
  expect(refusals).toEqual(
    Array.from({ length: 40 }, () => ({ reason: 'quotaExceeded', limit: 100_000, remaining: 500 })),
  );
  const { days } = await stored(world);
  expect(days.map((day) => day.used)).toEqual([99_500]);
  expect(await world.db.quotaReservation.count()).toBe(10);
});

test('the last profile of the day is given once, then the limit is reached [QPC-077, QPC-078]', async () => {
  const world = await given();
  await world.db.quotaDay.create({ data: { contractId: 'contract-12345', day: '2026-11-02', used: 99_000 } });
  const accept = (id: string) =>
    within(`qualification:alpha:${id}`)(() =>
      world.activities.acceptQualification(anInput({ submissionId: id }), sound, first),
    );
  expect(await accept('a')).toMatchObject({ ok: true });
  expect(await accept('b')).toEqual({ ok: false, refusal: { reason: 'quotaReached', limit: 100_000 } });
});

test('a file refused for quota becomes no qualification and leaves the count untouched [QPC-076]', async () => {
  const world = await given();
  await world.db.quotaDay.create({ data: { contractId: 'contract-12345', day: '2026-11-02', used: 99_950 } });
  const verdict = await within()(() => world.activities.acceptQualification(anInput(), sound, first));
  const refusal: Refusal = { reason: 'quotaExceeded', limit: 100_000, remaining: 50 };
  expect(verdict).toEqual({ ok: false, refusal });
  const { process, qualification, days, reservation } = await stored(world);
  expect(days.map((day) => day.used)).toEqual([99_950]);
  expect(reservation).toBeNull();
  expect(qualification).toMatchObject({ state: 'refused', refusal: JSON.stringify(refusal) });
  expect(qualification?.endedAt).toEqual(world.clock.now());
  expect(process).toMatchObject({ state: 'refused', endedBy: null });
});

test('a refusal stands when it is asked again, though the day has room by then', async () => {
  const world = await given({ contract: { dailyProfiles: 500 } });
  const accept = (revision: number) =>
    within()(() => world.activities.acceptQualification(anInput(), sound, { revision }));
  const refused = await accept(1);
  expect(refused).toEqual({ ok: false, refusal: { reason: 'quotaExceeded', limit: 500, remaining: 500 } });
  await world.db.qpcContract.updateMany({ data: { dailyProfiles: null } });
  expect(await accept(1)).toEqual(refused);
  expect(await accept(2)).toEqual(refused);
});

test('the day is the one of the acceptance in Paris, and a later attempt keeps it [QPC-075]', async () => {
  const world = await given();
  const accept = (revision: number) =>
    within()(() => world.activities.acceptQualification(anInput(), sound, { revision }));
  world.clock.set('2026-11-02T22:59:59.999Z');
  await accept(1);
  world.clock.set('2026-11-02T23:00:00.000Z');
  await accept(2);
  expect((await stored(world)).days).toEqual([
    { contractId: 'contract-12345', day: '2026-11-02', used: 1_000 },
  ]);
  await within('qualification:alpha:s2')(() =>
    world.activities.acceptQualification(anInput({ submissionId: 's2' }), sound, first),
  );
  expect((await stored(world)).days.map(({ day, used }) => [day, used])).toEqual([
    ['2026-11-02', 1_000],
    ['2026-11-03', 1_000],
  ]);
});

test('two contracts have a count each [QPC-075]', async () => {
  const world = await given({ contract: { dailyProfiles: 1_000 } });
  await world.db.qpcContract.create({
    data: { ...(await world.db.qpcContract.findFirstOrThrow()), id: 'contract-2', identifiant: '22222' },
  });
  const accept = (id: string, contractId: string) =>
    within(`qualification:alpha:${id}`)(() =>
      world.activities.acceptQualification(anInput({ submissionId: id, contractId }), sound, first),
    );
  expect(await accept('a', 'contract-12345')).toMatchObject({ ok: true });
  expect(await accept('b', 'contract-2')).toMatchObject({ ok: true });
});

test('a file refused for its content takes no quota and keeps its reason [QPC-073]', async () => {
  const world = await given();
  const refusal: Refusal = { reason: 'faultyLines', count: 3, firstLine: 2 };
  await within()(() =>
    world.activities.refuseQualification(anInput(), { ok: false, format: 'xlsx', refusal }, first),
  );
  const { qualification, process, days } = await stored(world);
  expect(qualification).toMatchObject({
    state: 'refused',
    format: 'xlsx',
    faultyLines: 3,
    refusal: JSON.stringify(refusal),
  });
  expect(process?.endedAt).toEqual(world.clock.now());
  expect(days).toEqual([]);
});

test('progress is copied to both rows and the end counts every profile', async () => {
  const world = await given();
  const { activities } = world;
  const run = within();
  await run(() => activities.acceptQualification(anInput(), sound, first));
  const wait = {
    for: 'network',
    since: '2026-11-02T08:01:00.000Z',
    until: '2026-11-02T08:01:05.000Z',
  } as const;
  await run(() => activities.showQualification(anInput(), { ...progress(400, 2), wait }));
  expect(await stored(world)).toMatchObject({
    qualification: { profilesDone: 400, state: 'inProgress' },
    process: {
      waitingFor: 'network',
      waitingSince: new Date(wait.since),
      waitingUntil: new Date(wait.until),
    },
  });
  await run(() => activities.completeQualification(anInput(), third));
  expect(await stored(world)).toMatchObject({
    qualification: { profilesDone: 1_000, state: 'completed', endedAt: world.clock.now() },
    process: { waitingFor: null, waitingSince: null, waitingUntil: null, state: 'completed' },
  });
});

test('a rejection gives its profiles back to their day, once [QPC-095]', async () => {
  const world = await given();
  const { activities } = world;
  await world.db.quotaDay.create({ data: { contractId: 'contract-12345', day: '2026-11-02', used: 300 } });
  await within()(() => activities.acceptQualification(anInput(), sound, first));
  world.clock.set('2026-11-03T08:00:00.000Z');
  for (const revision of [2, 2, 3])
    await within()(() => activities.rejectQualification(anInput(), 'networkRefused', { revision }));
  const { qualification, days, reservation } = await stored(world);
  expect(qualification).toMatchObject({ state: 'rejected', comment: 'networkRefused' });
  expect(days).toEqual([{ contractId: 'contract-12345', day: '2026-11-02', used: 300 }]);
  expect(reservation?.releasedAt).toEqual(world.clock.now());
});

test('progress that comes after the end of its run reopens nothing [QPC-096]', async () => {
  const world = await given();
  const { activities } = world;
  const run = within();
  await run(() => activities.acceptQualification(anInput(), sound, first));
  await run(() => activities.rejectQualification(anInput(), 'networkRefused', second));
  const before = await stored(world);
  await run(() => activities.showQualification(anInput(), progress(500, 9)));
  expect(await stored(world)).toEqual(before);
});

test('a run that was terminated, given up and then reset takes its profiles back with its first word', async () => {
  const world = await given();
  const { activities } = world;
  await within()(() => activities.acceptQualification(anInput(), sound, first));
  world.runs.set('qualification:alpha:s1', {
    open: false,
    runId: 'run-1',
    endedAt: null,
    endedBy: 'terminated',
  });
  world.clock.pass(60_000);
  await activities.reconcileRows();
  expect(await stored(world)).toMatchObject({
    qualification: { state: 'rejected', comment: 'stopped' },
    days: [{ used: 0 }],
  });
  world.runs.set('qualification:alpha:s1', { open: true, runId: 'run-2' });
  const reset = within('qualification:alpha:s1', 'run-2');
  await reset(() => activities.showQualification(anInput(), progress(1_000, 2)));
  expect(await stored(world)).toMatchObject({
    process: { runId: 'run-2', revision: 2, endedAt: null, endedBy: null },
    qualification: { state: 'inProgress', comment: null, endedAt: null },
    days: [{ used: 1_000 }],
    reservation: { releasedAt: null },
  });
  await reset(() => activities.completeQualification(anInput(), third));
  expect(await stored(world)).toMatchObject({
    qualification: { state: 'completed' },
    days: [{ used: 1_000 }],
  });
});
