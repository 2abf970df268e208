import { describe, expect, test } from 'vitest';
import { ofWorkflow, project, type ProcessTelling } from '#activities/platform/projection';
import type { Transaction } from '#prisma/client';
import { aWorld, morning, within } from '#test/support/activities';

const facts = {
  kind: 'qualification',
  operatorId: 'operator-alpha',
  reference: 'numéros.csv',
  startedAt: morning,
} as const;

type World = Awaited<ReturnType<typeof aWorld>>;

/** Projects with a detail row beside it, so that a test sees whether both or neither stand. */
function write(
  world: World,
  revision: number,
  { runId = 'run-1', state = 'inProgress', ended = false, tell = async (_tx: Transaction) => {} } = {},
) {
  return within(
    'w',
    runId,
  )(() =>
    project(world.dependencies, revision, facts, async (tx): Promise<ProcessTelling> => {
      await tx.sentMail.upsert({
        where: { key: 'detail' },
        create: { key: 'detail', messageId: state },
        update: { messageId: state },
      });
      await tell(tx);
      return { state, ended };
    }),
  );
}

async function stored({ db }: World) {
  const process = await db.process.findUnique({ where: { workflowId: 'w' } });
  const detail = await db.sentMail.findUnique({ where: { key: 'detail' } });
  return { process, detail: detail?.messageId ?? null, changes: await db.change.count() };
}

test('process row, detail and change are written together', async () => {
  const world = await aWorld();
  expect(await write(world, 1)).toBe(true);
  expect(await stored(world)).toMatchObject({
    process: { state: 'inProgress', runId: 'run-1', revision: 1, startedAt: new Date(morning) },
    detail: 'inProgress',
    changes: 1,
  });
});

test('when one of them fails, nothing stays', async () => {
  const world = await aWorld();
  await write(world, 1);
  const before = await stored(world);
  const failing = write(world, 2, {
    state: 'completed',
    ended: true,
    tell: async () => {
      throw new Error('the detail cannot be written');
    },
  });
  await expect(failing).rejects.toThrow('the detail cannot be written');
  expect(await stored(world)).toEqual(before);

  await world.db.$executeRawUnsafe(
    `CREATE TRIGGER noChange BEFORE INSERT ON "Change" BEGIN SELECT RAISE(ABORT, 'no change'); END`,
  );
  await expect(write(world, 2, { state: 'completed', ended: true })).rejects.toThrow('change.create');
  expect(await stored(world)).toEqual(before);
});

test.each([1, 2])(
  'revision %i after revision 2 is ignored, its detail and its change too',
  async (revision) => {
    const world = await aWorld();
    await write(world, 2, { state: 'inProgress' });
    const before = await stored(world);
    expect(await write(world, revision, { state: 'completed', ended: true })).toBe(false);
    expect(await stored(world)).toEqual(before);
  },
);

test('a process that has ended by itself is not written any more by the same run', async () => {
  const world = await aWorld();
  await write(world, 1, { state: 'completed', ended: true });
  const before = await stored(world);
  expect(await write(world, 2, { state: 'inProgress' })).toBe(false);
  expect(await stored(world)).toEqual(before);
});

test('a process that was given up as missing, and was not, writes on', async () => {
  const world = await aWorld();
  await write(world, 1);
  await world.db.process.update({
    where: { workflowId: 'w' },
    data: { endedAt: new Date(), endedBy: 'missing' },
  });
  expect(await write(world, 2)).toBe(true);
  expect(await stored(world)).toMatchObject({ process: { endedAt: null, endedBy: null, revision: 2 } });
});

describe('a run other than the one of the row', () => {
  test('is believed when Temporal says that it is the present one, whatever its revision', async () => {
    const world = await aWorld();
    await write(world, 7, { state: 'completed', ended: true });
    world.runs.set('w', { open: true, runId: 'run-2' });
    expect(await write(world, 3, { runId: 'run-2' })).toBe(true);
    expect(await stored(world)).toMatchObject({
      process: { runId: 'run-2', revision: 3, state: 'inProgress', endedAt: null },
      detail: 'inProgress',
    });
  });

  test('is ignored when it was reset away, however high its revision', async () => {
    const world = await aWorld();
    world.runs.set('w', { open: true, runId: 'run-2' });
    await write(world, 1, { runId: 'run-2' });
    const before = await stored(world);
    expect(await write(world, 99, { runId: 'run-1', state: 'completed', ended: true })).toBe(false);
    expect(await stored(world)).toEqual(before);
  });

  test('is not asked about at all while the row is its own', async () => {
    const world = await aWorld();
    await write(world, 1);
    await write(world, 2);
    expect(world.runs.asked).toEqual([]);
  });

  test('asks again when the row changed hands while Temporal was asked', async () => {
    const world = await aWorld();
    await write(world, 5);
    const runs = {
      ...world.runs,
      async find() {
        await world.db.process.update({ where: { workflowId: 'w' }, data: { runId: 'run-3' } });
        return { open: true, runId: 'run-2' } as const;
      },
    };
    const late = write({ ...world, dependencies: { ...world.dependencies, runs } }, 1, { runId: 'run-2' });
    await expect(late).rejects.toThrow('Another run wrote the row meanwhile');
    expect((await stored(world)).process).toMatchObject({ runId: 'run-3', revision: 5 });
  });
});

test('two first writes at once leave the newer one', async () => {
  const world = await aWorld();
  await Promise.all([write(world, 2, { state: 'inProgress' }), write(world, 1, { state: 'acknowledged' })]);
  expect(await stored(world)).toMatchObject({
    process: { revision: 2, state: 'inProgress' },
    detail: 'inProgress',
  });
});

test('an activity knows its workflow and its run', async () => {
  expect(await within('w', 'run-9')(async () => ofWorkflow())).toEqual({ workflowId: 'w', runId: 'run-9' });
});
