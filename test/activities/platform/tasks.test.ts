import { describe, expect, test } from 'vitest';
import { project } from '#activities/platform/projection';
import type { Wait } from '#domain/process';
import type { RaisedTask } from '#domain/task';
import { aWorld, morning, within } from '#test/support/activities';
import { aProcess, aTask } from '#test/support/rows';

const facts = {
  kind: 'qualification',
  operatorId: 'operator-alpha',
  reference: 'numéros.csv',
  startedAt: morning,
} as const;

const aWait = (given: Partial<Wait> = {}): Wait => ({
  for: 'network',
  since: morning,
  until: '2026-11-02T09:05:00.000Z',
  ...given,
});

/** A qualification that tells its waits, each telling at the next minute of a clock. */
async function telling() {
  const world = await aWorld();
  let revision = 0;
  return {
    ...world,
    tell: (wait: Wait | null, { ended = false, runId = 'run-1' }: { ended?: boolean; runId?: string } = {}) =>
      within(
        'w',
        runId,
      )(() =>
        project(world.dependencies, ++revision, facts, async () => ({ state: 'inProgress', wait, ended })),
      ),
    tasks: () => world.db.task.findMany({ orderBy: { id: 'asc' } }),
    heard: () => world.db.change.findMany({ where: { entity: 'task' } }),
  };
}

const minutes = (count: number) => count * 60_000;

describe('a process that waits', () => {
  test('asks operations for a hand after an hour, not before, once however long it lasts', async () => {
    const { tell, tasks, clock, heard } = await telling();
    clock.pass(minutes(59));
    await tell(aWait());
    expect(await tasks()).toEqual([]);
    clock.pass(minutes(1));
    await tell(aWait());
    expect(await tasks()).toMatchObject([
      {
        workflowId: 'w',
        kind: 'longWait',
        audience: 'operations',
        operatorId: 'operator-alpha',
        reference: 'numéros.csv',
        raisedAt: new Date('2026-11-02T09:00:00.000Z'),
        dueAt: new Date('2026-11-02T10:00:00.000Z'),
        endedAt: null,
        listens: false,
      },
    ]);
    clock.pass(minutes(30));
    await tell(aWait());
    expect(await tasks()).toHaveLength(1);
    // The wholesaler's inbox is not the operator's business: only those who hear everything hear of it.
    expect(await heard()).toMatchObject([{ operatorId: null }]);
  });

  test('says what it waits for by now, when that changes while it waits', async () => {
    const { tell, tasks, clock } = await telling();
    clock.pass(minutes(61));
    await tell(aWait());
    await tell(aWait({ for: 'paused' }));
    expect((await tasks()).map(({ matter }) => JSON.parse(matter) as object)).toEqual([
      { kind: 'longWait', for: 'paused', since: morning },
    ]);
  });

  test('withdraws the task as soon as it goes on', async () => {
    const { tell, tasks, clock } = await telling();
    clock.pass(minutes(61));
    await tell(aWait());
    clock.pass(minutes(1));
    await tell(null);
    const at = new Date('2026-11-02T09:02:00.000Z');
    expect(await tasks()).toMatchObject([{ closedAt: at, endedAt: at, doneAt: null }]);
  });

  test('asks anew for another wait, and the first task stays withdrawn', async () => {
    const { tell, tasks, clock } = await telling();
    clock.pass(minutes(61));
    await tell(aWait());
    await tell(null);
    const since = clock.now().toISOString();
    clock.pass(minutes(61));
    await tell(aWait({ since }));
    expect((await tasks()).map(({ closedAt }) => closedAt === null)).toEqual([false, true]);
  });

  test('withdraws what it asked at its end, whatever that was', async () => {
    const { tell, tasks, clock } = await telling();
    clock.pass(minutes(61));
    await tell(aWait());
    await tell(null, { ended: true });
    expect((await tasks())[0]?.closedAt).not.toBeNull();
  });

  test('keeps what people did: a task that was done stays done, and says by its row that the wait lasts', async () => {
    const { tell, tasks, clock, db } = await telling();
    clock.pass(minutes(61));
    await tell(aWait());
    const doneAt = clock.now();
    await db.task.updateMany({ data: { doneAt, endedAt: doneAt, doneByLogin: 'ops.jalon', note: 'Appelé' } });
    clock.pass(minutes(10));
    await tell(aWait({ for: 'paused' }));
    expect(await tasks()).toMatchObject([{ doneAt, endedAt: doneAt, note: 'Appelé', closedAt: null }]);
    expect(await db.process.findMany()).toMatchObject([{ waitingFor: 'paused' }]);
    await tell(null);
    expect(await tasks()).toMatchObject([{ doneAt, endedAt: doneAt, closedAt: clock.now() }]);
  });

  test('goes on with the same task in a renewed run, and asks anew after a reset into the wait', async () => {
    const { tell, tasks, clock, db, runs } = await telling();
    clock.pass(minutes(61));
    await tell(aWait());
    await db.task.updateMany({ data: { claimedById: 'user-ops', claimedByLogin: 'ops.jalon' } });
    runs.set('w', { open: true, runId: 'run-2' });
    await tell(aWait(), { runId: 'run-2' });
    expect(await tasks()).toMatchObject([{ runId: 'run-2', claimedByLogin: 'ops.jalon', closedAt: null }]);
    await tell(null, { runId: 'run-2', ended: true });
    runs.set('w', { open: true, runId: 'run-3' });
    await tell(aWait(), { runId: 'run-3' });
    expect(await tasks()).toMatchObject([{ claimedByLogin: null, closedAt: null, endedAt: null }]);
  });
});

describe('a task by a step of its process', () => {
  const asked: RaisedTask = {
    step: 'deposit',
    matter: { kind: 'longWait', for: 'fault', since: morning },
    dueAt: '2026-11-09T08:00:00.000Z',
    audience: { service: 'certificates' },
  };

  async function asking(given: Parameters<typeof aProcess>[0] = {}) {
    const world = await aWorld();
    await world.db.process.create({ data: aProcess({ workflowId: 'w', ...given }) });
    const as = (runId: string) => within('w', runId);
    return {
      ...world,
      raise: (runId = 'run-1') => as(runId)(() => world.activities.raiseTask(asked)),
      close: (runId = 'run-1') => as(runId)(() => world.activities.closeTask('deposit')),
      task: () => world.db.task.findUnique({ where: { id: 'w:deposit' } }),
    };
  }

  test('is one, however often it is raised, and heard of by the operator whose it is', async () => {
    const { raise, db, task } = await asking();
    await Promise.all([raise(), raise()]);
    await raise();
    expect(await task()).toMatchObject({
      ...{ audience: 'operator', service: 'certificates', operatorId: 'operator-alpha', listens: true },
      ...{ reference: 'numéros.csv', dueAt: new Date(asked.dueAt) },
    });
    expect(await db.change.findMany({ where: { entity: 'task' } })).toMatchObject([
      { operatorId: 'operator-alpha', entityId: 'w:deposit' },
    ]);
  });

  test('that was withdrawn is not raised by a repetition that comes late', async () => {
    const { raise, close, task } = await asking();
    await raise();
    await close();
    await raise();
    expect((await task())?.closedAt).not.toBeNull();
  });

  test('is not raised for a process that has ended, nor by a run that was reset away', async () => {
    const ended = await asking({ endedAt: new Date(morning) });
    await ended.raise();
    expect(await ended.task()).toBeNull();
    const reset = await asking();
    await reset.raise('run-0');
    expect(await reset.task()).toBeNull();
  });

  test('of a run that was reset is the new one’s to withdraw, and no longer the old one’s', async () => {
    const { raise, close, task, runs } = await asking();
    await raise();
    runs.set('w', { open: true, runId: 'run-2' });
    await raise('run-2');
    await close('run-1');
    expect((await task())?.closedAt).toBeNull();
    await close('run-2');
    expect((await task())?.closedAt).not.toBeNull();
  });

  test('is told anew to a run that took over after it was done', async () => {
    const { raise, task, db, runs } = await asking();
    await raise();
    await db.task.updateMany({
      data: { doneAt: new Date(morning), endedAt: new Date(morning), toldAt: new Date() },
    });
    runs.set('w', { open: true, runId: 'run-2' });
    await raise('run-2');
    expect(await task()).toMatchObject({ doneAt: new Date(morning), toldAt: null, runId: 'run-2' });
  });

  test.each(['reconciler', 'process'] as const)(
    'withdrawn by an end stands again when the %s sees it go on; what was done or withdrawn before does not',
    async (how) => {
      const { raise, task, db, runs, clock, activities, dependencies } = await asking();
      await raise();
      await db.task.create({ data: aTask({ id: 'd', workflowId: 'w', listens: true, doneAt: clock.now() }) });
      await db.task.create({
        data: aTask({ id: 'c', workflowId: 'w', listens: true, closedAt: clock.now() }),
      });
      clock.pass(minutes(1));
      runs.set('w', { open: false, runId: 'run-1', endedAt: clock.now(), endedBy: 'terminated' });
      clock.pass(minutes(1));
      await within('reconcile')(() => activities.reconcileRows());
      expect((await task())?.endedAt).toEqual(clock.now());
      clock.pass(minutes(1));
      runs.set('w', { open: true, runId: 'run-2' });
      const goesOn = async () => ({ state: 'inProgress', ended: false });
      if (how === 'reconciler') await within('reconcile')(() => activities.reconcileRows());
      else await within('w', 'run-2')(() => project(dependencies, 1, facts, goesOn));
      expect(await task()).toMatchObject({ closedAt: null, endedAt: null });
      expect(await db.task.count({ where: { closedAt: { not: null } } })).toBe(2);
    },
  );

  test('that was never raised can be withdrawn', async () => {
    const { close, db } = await asking();
    await close();
    expect(await db.change.count()).toBe(0);
  });
});
