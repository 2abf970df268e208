import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PartPlan } from '#tools/part';
import type { Screen } from '#tools/screen';
import { superviseOn, type Supervisor } from '#tools/supervisor';
import { isRunning, startNode } from './processes.ts';

let folder: string;
let lines: string[];
let supervisor: Supervisor;
const screen: Screen = { working() {}, done() {}, failed() {}, say: (line) => void lines.push(line) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  lines = [];
  supervisor = superviseOn(screen, [50, 150, 300]);
});
afterEach(async () => {
  supervisor.kill();
  await supervisor.stop([]);
  rmSync(folder, { recursive: true });
});

/** A part that appends to `events` when it starts and when it was told to end. */
function part(name: string, program = 'setInterval(() => {}, 1000)'): PartPlan {
  const told = `
    import { appendFileSync } from 'node:fs';
    const tell = (what) => appendFileSync(${JSON.stringify(join(folder, 'events'))}, what + '\\n');
    tell('${name} starts ' + process.pid + ' ' + Date.now());
    process.on('SIGTERM', () => { tell('${name} ends'); process.exit(0); });
    ${program}`;
  const command: PartPlan['command'] = [process.execPath, '--input-type=module', '-e', told];
  return { name, command, cwd: folder, logFile: join(folder, 'logs', `${name}.log`) };
}

function events(): string[] {
  try {
    return readFileSync(join(folder, 'events'), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

const startsOf = (name: string) => events().filter((event) => event.startsWith(`${name} starts`));
const pidOf = (start: string | undefined) => Number(start?.split(' ')[2]);
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

test('a part that is killed is started again, and the console says so', async () => {
  supervisor.start(part('worker'));
  await until(() => expect(startsOf('worker')).toHaveLength(1));
  process.kill(pidOf(startsOf('worker')[0]), 'SIGKILL');
  await until(() => expect(startsOf('worker')).toHaveLength(2));
  expect(lines).toEqual(['worker ended (SIGKILL), starting it again in 0.05 s', 'worker was started again']);
});

test('a part that keeps ending waits longer each time, and the console says where its log is', async () => {
  supervisor.usable();
  supervisor.start(part('worker', `console.error('no such table'); process.exit(7);`));
  await until(() => expect(startsOf('worker').length).toBeGreaterThanOrEqual(4));
  const at = startsOf('worker').map((start) => Number(start.split(' ')[3]));
  const gaps = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
  [50, 150, 300].forEach((wait, index) => expect(gaps[index]).toBeGreaterThanOrEqual(wait));
  const log = join(folder, 'logs', 'worker.log');
  expect(lines).toContain(
    `worker ended (exit 7), starting it again in 0.15 s; 2 times in a row, its log: ${log}`,
  );
  expect(readFileSync(log, 'utf8')).toContain('no such table');
  expect(supervisor.hopeless.aborted).toBe(false);
});

test('a part that keeps ending before Jalon was usable ends the start with its last words', async () => {
  supervisor.start(part('portal', `console.error('no such table'); process.exit(7);`));
  await until(() => expect(supervisor.hopeless.aborted).toBe(true));
  const log = join(folder, 'logs', 'portal.log');
  expect(String(supervisor.hopeless.reason)).toContain(
    `portal keeps ending (exit 7): no such table; its log: ${log}`,
  );
});

test('what a run long ago said is not quoted for one that ended without a word', async () => {
  const silent = part('portal', 'process.exit(7);');
  const log = join(folder, 'logs', 'portal.log');
  mkdirSync(join(folder, 'logs'));
  writeFileSync(log, '--- portal starts 2026-11-01T08:00:00Z, process 1\nno such table\n');
  supervisor.start(silent);
  await until(() => expect(supervisor.hopeless.aborted).toBe(true));
  expect(String(supervisor.hopeless.reason)).toContain(`portal keeps ending (exit 7); its log: ${log}`);
});

test('parts end in order: those named first, then the others', async () => {
  const slow = part(
    'worker',
    `setInterval(() => {}, 1000);
    process.removeAllListeners('SIGTERM');
    process.on('SIGTERM', () => setTimeout(() => { tell('worker ends'); process.exit(0); }, 300));`,
  );
  for (const plan of [part('temporal'), slow]) supervisor.start(plan);
  await until(() => expect(events()).toHaveLength(2));
  await supervisor.stop(['worker']);
  expect(events().slice(2)).toEqual(['worker ends', 'temporal ends']);
  expect(lines).toEqual([]);
});

test('a part that does not end when told is killed, with what it started, within ten seconds', async () => {
  supervisor.start(
    part(
      'worker',
      `process.removeAllListeners('SIGTERM');
       process.on('SIGTERM', () => {});
       const { spawn } = await import('node:child_process');
       tell('grandchild starts ' + spawn('sleep', ['1000']).pid);
       setInterval(() => {}, 1000);`,
    ),
  );
  await until(() => expect(startsOf('grandchild')).toHaveLength(1));
  const startedMs = Date.now();
  await supervisor.stop(['worker']);
  expect(Date.now() - startedMs).toBeLessThan(9800);
  const pids = [...startsOf('worker'), ...startsOf('grandchild')].map(pidOf);
  await until(() => expect(pids.filter(isRunning)).toEqual([]));
}, 20_000);

test('a supervisor killed with -9 leaves nothing running, not even what the parts started', async () => {
  const plan = part(
    'worker',
    `const { spawn } = await import('node:child_process');
     tell('grandchild starts ' + spawn('sleep', ['1000']).pid);
     setInterval(() => {}, 1000);`,
  );
  // A program that is not Node, and ignores what can be ignored, like a server that hangs.
  const stubborn: PartPlan = {
    ...part('temporal'),
    command: [
      '/bin/sh',
      '-c',
      `trap '' TERM INT HUP; echo "temporal starts $$" >> events; while :; do sleep 1; done`,
    ],
  };
  writeFileSync(join(folder, 'plans.json'), JSON.stringify([plan, stubborn]));
  const running = startNode(`
    import { readFileSync } from 'node:fs';
    const { superviseOn } = await import(${JSON.stringify(new URL('../../tools/supervisor.ts', import.meta.url).href)});
    const supervisor = superviseOn({ working() {}, done() {}, failed() {}, say() {} });
    for (const plan of JSON.parse(readFileSync(${JSON.stringify(join(folder, 'plans.json'))}, 'utf8'))) supervisor.start(plan);`);
  await until(() => expect(events()).toHaveLength(3));
  const pids = events().map(pidOf);
  expect(pids.filter(isRunning)).toHaveLength(3);
  running.child.kill('SIGKILL');
  await running.ended;
  await until(() => expect(pids.filter(isRunning)).toEqual([]));
});
