import { describe, expect, test } from 'vitest';
import type { FoundRun } from '#activities/platform/temporal/runs';
import { endings, processes, processKinds } from '#domain/process';
import { aWorld, within } from '#test/support/activities';
import { aProcess, aTask } from '#test/support/rows';

/** What the rows that every kind has become when Temporal ended it; a kind's own rows have their own tests. */

const earlier = new Date('2026-11-02T07:00:00.000Z');
const closedAt = new Date('2026-11-02T07:30:00.000Z');
const wait = { waitingFor: 'mail', waitingSince: earlier, waitingUntil: earlier };
const kinds = [
  ...processKinds.map((kind) => [kind, processes[kind].prefix] as const),
  ['kindOfLater', 'later'],
] as const;

/** An open process of this kind that waits, and waits for what a person does. */
async function given(kind: string, prefix: string) {
  const world = await aWorld();
  const { db, runs, clock, activities } = world;
  const workflowId = `${prefix}:alpha:s1`;
  const row = { workflowId, kind, reference: 's1', state: 'inProgress', updatedAt: earlier };
  await db.process.create({ data: aProcess({ ...row, ...wait }) });
  await db.task.create({ data: aTask({ workflowId, listens: true }) });
  return {
    ended: (endedBy: (typeof endings)[number], runId = 'run-1'): FoundRun => ({
      ...{ open: false, runId, endedAt: closedAt, endedBy },
    }),
    found: (run: FoundRun) => runs.set(workflowId, run),
    /** Looks a minute later. */
    reconcile: async () => {
      clock.pass(60_000);
      return (await within('reconcile')(() => activities.reconcileRows())).mended;
    },
    stored: async () => ({
      row: await db.process.findUniqueOrThrow({ where: { workflowId } }),
      openTasks: await db.task.count({ where: { closedAt: null } }),
      changes: await db.change.count({ where: { entity: kind } }),
    }),
  };
}

describe.each(kinds)('a process of the kind %s that Temporal ended', (kind, prefix) => {
  test.each(endings)('as %s is closed with its wait and its task, and told once', async (by) => {
    const { ended, found, reconcile, stored } = await given(kind, prefix);
    found(ended(by));
    expect(await reconcile()).toBe(1);
    const closed = await stored();
    expect(closed).toMatchObject({
      row: { endedBy: by, endedAt: closedAt, waitingFor: null, waitingSince: null, waitingUntil: null },
      ...{ openTasks: 0, changes: 1 },
    });
    expect(await reconcile()).toBe(0);
    // Nor when Temporal has forgotten it.
    found(ended('missing'));
    expect(await reconcile()).toBe(0);
    expect(await stored()).toEqual(closed);
  });

  test('and that was reset is open again with its task, and closed again as the run that it then is', async () => {
    const { ended, found, reconcile, stored } = await given(kind, prefix);
    found(ended('terminated'));
    await reconcile();
    found({ open: true, runId: 'run-2' });
    expect(await reconcile()).toBe(1);
    expect(await stored()).toMatchObject({ row: { endedAt: null, endedBy: null }, openTasks: 1 });
    // Ended before its first word.
    found(ended('terminated', 'run-2'));
    expect(await reconcile()).toBe(1);
    expect(await stored()).toMatchObject({ row: { runId: 'run-2', endedBy: 'terminated' }, openTasks: 0 });
  });
});
