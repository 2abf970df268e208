import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type House, partNames, type PartName, until } from '#test/support/house';
import { orphanFiles } from '#test/support/jobs';
import { isRunning } from '../../tools/processes.ts';
import { failedTasks } from './history.ts';
import type { Fault, Finding, Scene } from './subject.ts';

/** Notes what does not hold, and goes on. */
export function noting() {
  const findings: Finding[] = [];
  const check = async (fault: Fault, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      findings.push({ fault, what: wordsOf(error) });
      return false;
    }
  };
  return { findings, check };
}

/** An assertion shortens what it found. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'actual' in error ? `${error.message} (${JSON.stringify(error.actual)})` : error.message;
}

/** What must hold after any kill, whatever became of the process. */
export async function checkLeft(house: House, scene: Scene): Promise<Finding[]> {
  const { findings, check } = noting();
  const ids = await scene.fileIds();
  const left = (await orphanFiles(house)).filter((name) => ids.some((id) => name.includes(id)));
  if (left.length > 0) findings.push({ fault: 'orphan', what: left.join(', ') });
  await check('unhandled', async () =>
    expect(await failedTasks(house.temporal, await scene.processes())).toBe(0),
  );
  return findings;
}

/** Waits until what was killed is back at work: its own sign, and /api/health. */
export async function backAgain(house: House, part: PartName, killed: number): Promise<void> {
  await until(
    async () => {
      const now = house.pid(part);
      expect(now).not.toBe(killed);
      if (part === 'worker') expect(existsSync(join(house.dataDir, `run/worker-${now}.json`))).toBe(true);
      if (part === 'simulator') expect((await fetch(`${house.world.url}/health`)).status).toBe(200);
      expect((await fetch(`${house.url}/api/health`)).status).toBe(200);
    },
    60_000,
    20,
  );
}

/**
 * Asks /api/health all the time, and answers how often it said 200 while a part that it answers for was not there. A
 * worker's last sign of life counts for five seconds.
 */
export function watchHealth(house: House) {
  const goneSince = new Map<PartName, number>();
  const toldWithinMs: Partial<Record<PartName, number>> = { temporal: 0, worker: 6_000 };
  const gone = (part: PartName) => {
    if (isRunning(house.pid(part))) goneSince.delete(part);
    else if (!goneSince.has(part)) goneSince.set(part, Date.now());
    const since = goneSince.get(part);
    return since !== undefined && Date.now() - since > (toldWithinMs[part] ?? Infinity);
  };
  let lies = 0;
  const end = new AbortController();
  const watching = (async () => {
    while (!end.signal.aborted) {
      const before = partNames.filter(gone);
      const status = await fetch(`${house.url}/api/health`).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200 && before.some(gone)) lies += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return async () => {
    end.abort();
    await watching;
    return lies;
  };
}

/**
 * Lines of the logs and the console that tell of something nobody expected; `seen` are those told before. The Temporal
 * server writes errors of its own when it comes back and retries them: of its log only a panic counts.
 */
export function unexpectedLines(house: House, seen: Set<string>): string[] {
  const logs = join(house.dataDir, 'logs');
  const linesOf = (name: string) => readFileSync(join(logs, name), 'utf8').split('\n');
  const ours = readdirSync(logs).filter((name) => !name.startsWith('temporal'));
  const unexpected = [
    ...ours.flatMap(linesOf).filter((line) => /unhandled|uncaught|"unexpected"|internal error/i.test(line)),
    ...linesOf('temporal.log').filter((line) => /^panic|level=(FATAL|PANIC)/.test(line)),
    ...house
      .console()
      .split('\n')
      .filter((line) => / ended \(/.test(line) && !line.includes('SIGKILL')),
  ];
  const told = unexpected.filter((line) => !seen.has(line));
  for (const line of told) seen.add(line);
  return told;
}
