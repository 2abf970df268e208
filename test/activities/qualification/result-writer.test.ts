import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type ResultOrder, writeResultFiles } from '#activities/qualification/result-files';
import { resultThread } from '#activities/qualification/result-writer';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from '#activities/qualification/working-files';
import { qualificationDirectory, resultFile } from '#domain/qualification/files';
import { partsOf } from '#domain/qualification/parts';
import type { NetworkProfile } from '#domain/qualification/result';

/** A qualification of `profiles` numbers that the network has answered, and a thread that may write its results. */
async function given(profiles: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'jalon-data-'));
  const thread = resultThread();
  onTestFinished(async () => {
    await thread.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  const order: ResultOrder = {
    ...{
      dataDir,
      submissionId: 's1',
      profiles,
      type: 'nonAliase',
      masterCode: '01234',
      unknownAsWord: false,
    },
  };
  const files = workingFiles(fileStore(dataDir), 's1');
  const msisdns = Array.from({ length: profiles }, (_, n) => `33${600_000_000 + n}`);
  await files.writeInput(
    msisdns,
    msisdns.map((msisdn, index) => ({ written: `0${msisdn.slice(2)}`, index })),
  );
  for (const part of partsOf(profiles)) {
    const some = msisdns.slice(part.from, part.from + part.count);
    await files.writeAnswers(
      part,
      some.map((msisdn): NetworkProfile => ({ msisdn, onNetwork: true, handset: null })),
    );
  }
  return { dataDir, order, thread };
}

test('a thread of its own writes the same files and tells the same sums as the code it runs', async () => {
  const { dataDir, order, thread } = await given(1_200);
  const summary = await thread.write(order);
  const csv = await readFile(join(dataDir, resultFile('s1', 'csv')), 'utf8');
  expect(csv.split('\n')).toHaveLength(1_201);
  expect(summary).toEqual(await writeResultFiles(order));
  expect(csv).toBe(await readFile(join(dataDir, resultFile('s1', 'csv')), 'utf8'));
});

test('an error of the disk comes back with its code, by which the process knows what it waits for', async () => {
  const { dataDir, order, thread } = await given(10);
  await mkdir(join(dataDir, resultFile('s1', 'csv'), 'in the way'), { recursive: true });
  await expect(thread.write(order)).rejects.toMatchObject({ code: 'EISDIR' });
});

test('a step that is cancelled stops in the middle of its file, and the next one is written', async () => {
  const { dataDir, order, thread } = await given(50_000);
  const stop = new AbortController();
  const writing = Promise.allSettled([thread.write(order, stop.signal)]);
  const directory = join(dataDir, qualificationDirectory('s1'));
  const unfinished = async () => (await readdir(directory)).some((name) => name.startsWith('result.xlsx.'));
  await vi.waitUntil(unfinished, { timeout: 20_000, interval: 5 });
  stop.abort();
  expect(await writing).toMatchObject([{ status: 'rejected' }]);
  expect(await readdir(directory)).not.toContain('result.xlsx');
  expect((await thread.write(order)).active).toBe(50_000);
});
