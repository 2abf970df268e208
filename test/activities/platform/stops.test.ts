import { expect, test } from 'vitest';
import type { FoundRun } from '#activities/platform/temporal/runs';
import { aWorld } from '#test/support/activities';

const ended: FoundRun = { open: false, runId: 'run-1', endedAt: null, endedBy: 'terminated' };

/** A world in which operations wrote an hour ago why they stop each of these processes. */
async function given(found: Record<string, FoundRun>) {
  const world = await aWorld();
  const at = world.clock.now();
  for (const [workflowId, run] of Object.entries(found)) {
    await world.db.processStop.create({ data: { workflowId, reason: 'first', byLogin: 'ops.jalon', at } });
    world.runs.set(workflowId, run);
  }
  world.clock.pass(3_600_000);
  return {
    ...world,
    left: async () => (await world.db.processStop.findMany()).map(({ workflowId }) => workflowId).toSorted(),
  };
}

test('the reason to stop a process is forgotten unless it is being cancelled, whatever its kind', async () => {
  const world = await given({
    'qualification:alpha:cancelled': { open: true, runId: 'run-1', cancelRequested: true },
    'qualification:alpha:never-heard': { open: true, runId: 'run-1', cancelRequested: false },
    'qualification:alpha:ended': ended,
    'notice:alpha:ended': ended,
    'password-reset:alpha:cancelled': { open: true, runId: 'run-1', cancelRequested: true },
  });
  expect(await world.activities.forgetStops()).toBe(3);
  expect(await world.left()).toEqual(['password-reset:alpha:cancelled', 'qualification:alpha:cancelled']);
});

test('one that has just been written is left alone: its cancellation is on its way', async () => {
  const world = await given({ w: ended });
  world.clock.set('2026-11-02T08:00:20.000Z');
  expect(await world.activities.forgetStops()).toBe(0);
  expect(await world.left()).toEqual(['w']);
});

test('one that is written anew while Temporal is asked stays', async () => {
  const world = await given({ w: ended });
  world.runs.find = async (workflowId) => {
    await world.db.processStop.update({ where: { workflowId }, data: { at: world.clock.now() } });
    return ended;
  };
  expect(await world.activities.forgetStops()).toBe(0);
  expect(await world.left()).toEqual(['w']);
});

test('when Temporal cannot say, none is forgotten', async () => {
  const world = await given({ w: ended });
  world.runs.find = () => Promise.reject(new Error('Temporal does not answer'));
  await expect(world.activities.forgetStops()).rejects.toThrow('Temporal does not answer');
  expect(await world.left()).toEqual(['w']);
});
