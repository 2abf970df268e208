import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import type { Worker } from '@temporalio/worker';
import { expect, onTestFinished, test, vi } from 'vitest';
import { signOfLife } from '#activities/platform/temporal/sign-of-life';

type State = ReturnType<Worker['getState']>;

async function aWorker() {
  vi.useFakeTimers({ now: new Date('2026-11-02T08:00:00.000Z') });
  const directory = await mkdtemp(join(tmpdir(), 'jalon-run-'));
  let state: State = 'RUNNING';
  const worker = { getState: () => state } as Worker; // all that is asked
  const stop = signOfLife(worker, directory, '127.0.0.1:9464');
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
    rmSync(directory, { recursive: true, force: true });
  });
  const file = join(directory, `worker-${pid}.json`);
  return {
    directory,
    file,
    stop,
    become: (next: State) => void (state = next),
    sign: (): unknown => JSON.parse(readFileSync(file, 'utf8')),
  };
}

test('a worker leaves a sign at once and renews it every second', async () => {
  const worker = await aWorker();
  expect(worker.sign()).toMatchObject({ state: 'RUNNING', at: '2026-11-02T08:00:00.000Z' });
  vi.advanceTimersByTime(3_000);
  expect(worker.sign()).toEqual({
    state: 'RUNNING',
    at: '2026-11-02T08:00:03.000Z',
    metrics: '127.0.0.1:9464',
    rssBytes: expect.any(Number),
    cpuSeconds: expect.any(Number),
  });
  expect(readdirSync(worker.directory)).toEqual([`worker-${pid}.json`]);
});

test('a worker that is stopping lets its sign grow old, and takes it away at its end', async () => {
  const worker = await aWorker();
  worker.become('DRAINING');
  vi.advanceTimersByTime(3_000);
  expect(worker.sign()).toMatchObject({ state: 'RUNNING', at: '2026-11-02T08:00:00.000Z' });
  worker.stop();
  expect(existsSync(worker.file)).toBe(false);
  vi.advanceTimersByTime(3_000);
  expect(existsSync(worker.file)).toBe(false);
});

test('a directory that cannot be written does not stop the worker', async () => {
  const worker = await aWorker();
  rmSync(worker.directory, { recursive: true });
  expect(() => vi.advanceTimersByTime(2_000)).not.toThrow();
});
