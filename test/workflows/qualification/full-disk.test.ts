import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { expect, onTestFinished, test } from 'vitest';
import type { Activities } from '#activities/index';
import { signOfLife } from '#activities/platform/temporal/sign-of-life';
import { answersFile, identifiersFile, linesFile, resultFile, stagedFile } from '#domain/qualification/files';
import { aFullDatabase, aFullDisk } from '#test/support/full-disk';
import { aPlace, gated, type Place } from '#test/support/qualification-place';
import { aRealTemporal } from '#test/support/workflows';
import { checkWorker } from '#web/server/health';
import { retrySignal } from '#workflows/shared/contract';

/** The real activities on a disk, or in a database, that is full for a while. */

const temporal = await aRealTemporal();

const here = () => aPlace(temporal.env.client);

const patiently = { timeout: 30_000 };

/** What the Temporal UI shows of it. */
async function details(handle: WorkflowHandle): Promise<string> {
  const { currentDetails } = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  return currentDetails ?? '';
}

/** Completed, once: every file that belongs there and none other, every line, each profile counted once. */
async function expectWhole(place: Place): Promise<void> {
  const { submissionId: id } = place.input;
  expect(await place.row()).toMatchObject({ state: 'completed', profilesDone: 3 });
  expect(await place.process()).toMatchObject({ state: 'completed', waitingFor: null });
  expect(await place.used()).toBe(3);
  expect(await place.files()).toEqual(
    [
      answersFile(id, 0),
      identifiersFile(id),
      linesFile(id),
      resultFile(id, 'csv'),
      resultFile(id, 'xlsx'),
      stagedFile(id),
    ].toSorted(),
  );
  const csv = join(place.dataDir, resultFile(id, 'csv'));
  expect((await stat(csv)).size).toBe('0610000000;01234;0;90;0;0;ACTIF\n'.length * 3);
  expect(new Set(place.asked).size).toBe(1);
  expect(new Set(place.mails.map(({ messageId }) => messageId)).size).toBe(1);
}

type Files = readonly ((id: string) => string)[];

/**
 * Leads one qualification to each of these steps, lets `fill` take the space, and lets them all go on: each waits for
 * storage and says so. `meanwhile` looks at each; then space comes back and each completes, whole.
 */
async function runOutOfSpaceAt(
  steps: readonly (keyof Activities)[],
  fill: (places: Place[]) => Promise<() => void>,
  meanwhile: (place: Place, step: number) => Promise<void>,
): Promise<void> {
  const places = await Promise.all(steps.map(here));
  const gates = places.map(({ activities }, n) => gated(activities, steps[n] as keyof Activities, 'before')); // as many
  const filled = Promise.withResolvers<void>();
  const looked = Promise.withResolvers<void>();
  const stories = places.map((place, n) => {
    const seen = Promise.withResolvers<void>();
    const story = temporal.with(gates[n]?.activities ?? {}, async (_client, taskQueue) => {
      const handle = await place.begin(taskQueue);
      await filled.promise;
      gates[n]?.open();
      await expect.poll(() => details(handle), patiently).toContain('Waits for **storage**');
      await meanwhile(place, n);
      seen.resolve();
      await looked.promise;
      await handle.signal(retrySignal);
      await handle.result();
      await expect.poll(() => place.mails.length, patiently).toBe(1);
      await expectWhole(place);
    });
    story.catch(seen.reject);
    return { seen: seen.promise, story };
  });
  await Promise.all(gates.map(({ reached }) => reached));
  const free = await fill(places);
  filled.resolve();
  await Promise.all(stories.map(({ seen }) => seen)).finally(free);
  looked.resolve();
  await Promise.all(stories.map(({ story }) => story));
}

test('a full disk is waited for as storage at every step, where people see it; with space each goes on to the whole result, and no half file is left', async () => {
  const answers = (id: string) => answersFile(id, 0);
  const whole: Files[] = [[], [identifiersFile, linesFile], [identifiersFile, linesFile, answers]];
  await runOutOfSpaceAt(
    ['verifyFile', 'askNetwork', 'writeResults'],
    async () => aFullDisk(),
    async (place, n) => {
      const { submissionId: id } = place.input;
      await expect.poll(async () => (await place.process())?.waitingFor, patiently).toBe('storage');
      const left = [stagedFile, ...(whole[n] ?? [])].map((file) => file(id));
      await expect.poll(() => place.files()).toEqual(left.toSorted());
    },
  );
}, 120_000);

test('a full database is waited for as storage at every step; with space each goes on, nothing lost, nothing counted twice', async () => {
  const before: unknown[] = [];
  const rows = async (place: Place) => ({ row: await place.row(), used: await place.used() });
  await runOutOfSpaceAt(
    ['acknowledgeQualification', 'acceptQualification', 'completeQualification'],
    async (places) => {
      before.push(...(await Promise.all(places.map(rows))));
      const frees = await Promise.all(places.map(({ db }) => aFullDatabase(db)));
      return () => void Promise.all(frees.map((free) => free()));
    },
    // Whole writes or none.
    async (place, n) => expect(await rows(place)).toEqual(before[n]),
  );
}, 120_000);

test('a worker on a full disk gives no sign of life, so health does not say that all is well', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'jalon-signs-'));
  const worker = { getState: () => 'RUNNING' } as Worker; // all that a sign of life asks of it
  const quiet = signOfLife(worker, directory, '127.0.0.1:9464');
  onTestFinished(async () => {
    quiet();
    await rm(directory, { recursive: true });
  });
  await checkWorker(directory, Date.now());
  const free = aFullDisk();
  const filledAt = Date.now();
  await setTimeout(1_500);
  // Five seconds after its last sign a worker counts as dead.
  await expect(checkWorker(directory, filledAt + 5_001)).rejects.toThrow('no worker gave a sign');
  free();
  await expect
    .poll(() => checkWorker(directory, filledAt + 5_001).then(() => 'ok', String), patiently)
    .toBe('ok');
});
