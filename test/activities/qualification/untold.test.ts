import { expect, test } from 'vitest';
import type { Process, Qualification } from '#prisma/client';
import { aWorld, morning } from '#test/support/activities';
import { aProcess, aQualification } from '#test/support/rows';
import { parented, parentedAll } from '#test/support/parents';

const day = 24 * 3_600_000;

/** A qualification that Temporal ended, as the reconciler leaves it, whose sender wanted to be told. */
async function given(process: Partial<Process> = {}, qualification: Partial<Qualification> = {}) {
  const world = await aWorld();
  const { db, clock } = world;
  const endedAt = clock.now();
  await db.process.create({
    data: aProcess({ state: 'inProgress', endedAt, endedBy: 'terminated', ...process }),
  });
  await db.qualification.create({
    data: await parented(
      db,
      aQualification({ state: 'rejected', comment: 'stopped', notify: true, endedAt, ...qualification }),
    ),
  });
  return { ...world, untold: () => world.activities.findUntoldEnds() };
}

test.each(['terminated', 'timedOut', 'failed', 'missing'])(
  'the end of one that is %s is to be mailed, by ids only',
  async (endedBy) => {
    const world = await given({ endedBy, runId: 'run-7' });
    expect(await world.untold()).toEqual([
      {
        submissionId: 's1',
        runId: 'run-7',
        userId: 'user-alpha.user',
        operatorId: 'operator-alpha',
        operatorCode: 'alpha',
        startedAt: morning,
      },
    ]);
  },
);

test.each<[string, Partial<Process>, Partial<Qualification>]>([
  ['whose sender did not want to be told', {}, { notify: false }],
  ['that was refused before it became a qualification', {}, { state: 'refused' }],
  ['that has told its end itself', { endedBy: null, state: 'rejected' }, {}],
  ['that goes on again', { endedBy: null, endedAt: null }, { state: 'inProgress', endedAt: null }],
  ['whose files were purged', {}, { purgedAt: new Date(morning) }],
])('not of one %s', async (_what, process, qualification) => {
  const world = await given(process, qualification);
  expect(await world.untold()).toEqual([]);
});

test('not once its notice has a row, however that ended; the notice of another run is no news of this one', async () => {
  const world = await given({ runId: 'run-2' });
  const notice = (runId: string) =>
    world.db.process.create({
      data: aProcess({ workflowId: `notice:alpha:s1:${runId}`, kind: 'notice', endedAt: world.clock.now() }),
    });
  await notice('run-1');
  expect(await world.untold()).toHaveLength(1);
  await notice('run-2');
  expect(await world.untold()).toEqual([]);
});

test('not after a week', async () => {
  const world = await given();
  world.clock.pass(7 * day - 1);
  expect(await world.untold()).toHaveLength(1);
  world.clock.pass(1);
  expect(await world.untold()).toEqual([]);
});

test('of many some at a time, past those that were told', async () => {
  const world = await given();
  const endedAt = world.clock.now();
  const ids = Array.from({ length: 600 }, (_, n) => `t${String(n).padStart(4, '0')}`);
  await world.db.qualification.createMany({
    data: await parentedAll(
      world.db,
      ids.map((id) => aQualification({ id, state: 'rejected', notify: true, endedAt })),
    ),
  });
  const tell = (told: readonly string[]) =>
    world.db.process.createMany({
      data: told.map((id) => aProcess({ workflowId: `notice:alpha:${id}:run-1`, kind: 'notice', endedAt })),
    });
  await world.db.process.createMany({
    data: ids.map((id) => aProcess({ workflowId: `qualification:alpha:${id}`, endedAt, endedBy: 'missing' })),
  });
  const found = new Set<string>();
  for (let pass = 0; pass < 4; pass += 1) {
    const untold = (await world.untold()).map(({ submissionId }) => submissionId);
    expect(untold.length).toBeLessThan(400);
    await tell(untold);
    for (const id of untold) found.add(id);
  }
  expect([...found].toSorted()).toEqual(['s1', ...ids]);
});
