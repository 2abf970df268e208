import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#prisma/client';

export type Part = 'database' | 'temporal' | 'worker' | 'files';
export type PartState = 'ok' | 'failing';

export interface Health {
  status: 'ok' | 'failing';
  parts: Record<Part, PartState>;
}

/** A worker touches its file every second; Temporal's own list of pollers shows a dead one for a minute. Milliseconds. */
const workerFreshFor = 5_000;
/** Each part has this long, so that the whole answer takes less than 2 s. Milliseconds. */
const patience = 1_500;

/** Rejects unless a `worker-<pid>.json` in `runDirectory` was touched in the last five seconds. */
export async function checkWorker(runDirectory: string, now: number): Promise<void> {
  const files = (await readdir(runDirectory)).filter((name) => /^worker-\d+\.json$/.test(name));
  const touched = await Promise.all(
    files.map(async (name) => (await stat(join(runDirectory, name))).mtimeMs),
  );
  if (!touched.some((instant) => now - instant <= workerFreshFor)) throw new Error('no worker gave a sign');
}

/** Takes some thirty pages, more than any step does, so that it fails first; those that it frees are the next one's. */
const probe = { key: `health:${'x'.repeat(60_000)}`, failures: 0, windowEnd: new Date(0) };

/**
 * Rejects unless the database takes a write that makes it grow, as most do: it may be full while its disk is not, by a
 * quota or on a disk of its own. Nothing is left of it.
 */
export async function checkDatabase(db: Database): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.loginThrottle.create({ data: probe });
    await tx.loginThrottle.delete({ where: { key: probe.key } });
  });
}

/** `check` once at a time, and after it not again for `ms`: whoever asks meanwhile gets what it found. */
export function atMostEvery(ms: number, check: () => Promise<unknown>): () => Promise<unknown> {
  let found: Promise<unknown> | undefined;
  return () => (found ??= check().finally(() => setTimeout(() => (found = undefined), ms).unref()));
}

/** With less than this nothing is accepted any more. Bytes. */
const leastRoom = 1024 * 1024;

/** Rejects unless the directory can be written and its disk has room. */
export async function checkFiles(dataDirectory: string): Promise<void> {
  await access(dataDirectory, constants.W_OK | constants.X_OK);
  const { bavail, bsize } = await statfs(dataDirectory);
  if (bavail * bsize < leastRoom) throw new Error('the disk is full');
}

async function stateOf(check: () => Promise<unknown>): Promise<PartState> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), patience);
  try {
    await Promise.race([check(), late]);
    return 'ok';
  } catch {
    return 'failing';
  } finally {
    clearTimeout(timer);
  }
}

/** Asks every part at once. Says which fails, never why: the answer is public. */
export async function health(checks: Record<Part, () => Promise<unknown>>): Promise<Health> {
  const [database, temporal, worker, files] = await Promise.all([
    stateOf(checks.database),
    stateOf(checks.temporal),
    stateOf(checks.worker),
    stateOf(checks.files),
  ]);
  const parts = { database, temporal, worker, files };
  const status = Object.values(parts).every((state) => state === 'ok') ? 'ok' : 'failing';
  return { status, parts };
}
