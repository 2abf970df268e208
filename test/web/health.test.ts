import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { aDatabase } from '#test/support/database';
import { aFullDatabase } from '#test/support/full-disk';
import { atMostEvery, checkDatabase, checkFiles, checkWorker, health } from '#web/server/health';

vi.mock('node:fs/promises', { spy: true });

const fine = () => Promise.resolve();
const fails = () => Promise.reject(new Error('no'));
const never = () => new Promise<void>(() => {});
const all = { database: fine, temporal: fine, worker: fine, files: fine };

const directory = mkdtempSync(join(tmpdir(), 'jalon-health-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('the health of the portal', () => {
  test('is ok when every part is', async () => {
    const parts = { database: 'ok', temporal: 'ok', worker: 'ok', files: 'ok' };
    expect(await health(all)).toEqual({ status: 'ok', parts });
  });

  test.each(['database', 'temporal', 'worker', 'files'] as const)('names the %s that fails', async (part) => {
    const found = await health({ ...all, [part]: fails });
    expect(found.status).toBe('failing');
    expect(Object.entries(found.parts).filter(([, state]) => state !== 'ok')).toEqual([[part, 'failing']]);
  });

  test('answers within two seconds when a part does not', async () => {
    const before = performance.now();
    expect(await health({ ...all, temporal: never })).toMatchObject({
      status: 'failing',
      parts: { temporal: 'failing' },
    });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  test('takes a worker for alive while one gave a sign in the last five seconds', async () => {
    const run = join(directory, 'run');
    await expect(checkWorker(run, Date.now())).rejects.toThrow('ENOENT');
    mkdirSync(run);
    const [old, young, now] = [1_790_000_000, 1_790_000_010, 1_790_000_015_000];
    writeFileSync(join(run, 'worker-1.json'), '{}');
    utimesSync(join(run, 'worker-1.json'), old, old);
    await expect(checkWorker(run, now)).rejects.toThrow('no worker');
    writeFileSync(join(run, 'worker-2.json'), '{}');
    utimesSync(join(run, 'worker-2.json'), young, young);
    await expect(checkWorker(run, now)).resolves.toBeUndefined();
    await expect(checkWorker(run, now + 1)).rejects.toThrow('no worker');
  });

  test('takes a database for failing while it is full, also when its disk is not', async () => {
    const database = await aDatabase();
    onTestFinished(() => database.close());
    await expect(checkDatabase(database.db)).resolves.toBeUndefined();
    const free = await aFullDatabase(database.db);
    // Of the pages that a look has freed some are left, too few for the next one of these.
    const writes = async () => {
      for (;;)
        await database.db.change.create({
          data: { operatorId: null, entity: 'qualification', entityId: 'x'.repeat(40_000), at: new Date() },
        });
    };
    await expect(writes()).rejects.toThrow('full');
    await expect(checkDatabase(database.db)).rejects.toThrow('full');
    await free();
    await expect(checkDatabase(database.db)).resolves.toBeUndefined();
    expect(await database.db.loginThrottle.count()).toBe(0);
  });

  test('looks at what costs something once at a time and not again for a while, whatever it found', async () => {
    let looks = 0;
    let full = true;
    const look = atMostEvery(50, async () => {
      looks += 1;
      if (full) throw new Error('full');
    });
    const asked = await Promise.allSettled([look(), look()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    full = false;
    await expect(look()).rejects.toThrow('full');
    expect(looks).toBe(1);
    await expect.poll(() => look().then(() => 'ok', String)).toBe('ok');
    expect(looks).toBe(2);
  });

  test('takes files for failing when their directory is gone', async () => {
    await expect(checkFiles(directory)).resolves.toBeUndefined();
    await expect(checkFiles(join(directory, 'gone'))).rejects.toThrow('ENOENT');
  });

  test('takes files for failing when their disk is full', async () => {
    const found = await files.statfs(directory);
    vi.mocked(files.statfs).mockResolvedValueOnce(Object.assign(found, { bavail: 0 }));
    await expect(checkFiles(directory)).rejects.toThrow('the disk is full');
  });
});
