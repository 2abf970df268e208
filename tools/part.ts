import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { environmentWith } from '#config';
import { openLog, ownLine } from './log-file.ts';

/** One of the processes that Jalon consists of. */
export interface PartPlan {
  name: string;
  command: [program: string, ...args: string[]];
  cwd: string;
  /** Added to our own environment. */
  env?: Record<string, string>;
  logFile: string;
}

export interface Part {
  plan: PartPlan;
  /** Ends it: SIGTERM, and SIGKILL for its whole process group when `withinMs` has passed. */
  stop(withinMs: number): Promise<void>;
  /** Ends its whole process group at once. */
  kill(): void;
}

export interface PartEvents {
  /** It ended by itself after `livedMs` and is started again in `againInMs`. */
  died(plan: PartPlan, how: string, againInMs: number, timesInARow: number): void;
  restarted(plan: PartPlan): void;
}

const backOffMs = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];
const steadyAfterMs = 60_000;

// Leads a process group of its own, so that Ctrl-C reaches the supervisor alone, which ends the parts in order. Its
// stdin is a pipe that the supervisor never writes to: when the supervisor is gone, however it went, the pipe closes
// and the watcher ends the group. A shell can do this for any program, on Linux and macOS alike.
const guard = `exec 3<&0
( trap '' TERM INT HUP; cat <&3; kill -KILL 0 ) >/dev/null 2>&1 &
exec "$@" 3<&- </dev/null`;

/** Keeps a program running until it is stopped: one that ends by itself is started again, later each time. */
export function keepRunning(plan: PartPlan, events: PartEvents, delaysMs = backOffMs): Part {
  let child: ChildProcess | undefined;
  let stopping = false;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;
  let ended: (() => void) | undefined;
  const log = openLog(plan.logFile);

  const start = () => {
    const startedMs = Date.now();
    const one = spawnGuarded(plan);
    log.write(
      `${ownLine}${plan.name} starts ${new Date(startedMs).toISOString()}, process ${one.pid ?? 'none'}\n`,
    );
    child = one;
    one.stdout?.on('data', (chunk: Buffer) => log.write(chunk));
    one.stderr?.on('data', (chunk: Buffer) => log.write(chunk));
    let over = false;
    const end = (how: string) => {
      if (over) return;
      over = true;
      // Lets the watcher end what the part may have left in its group.
      one.stdin?.destroy();
      child = undefined;
      log.write(`${ownLine}${plan.name} ended (${how})\n`);
      if (stopping) return ended?.();
      deaths = Date.now() - startedMs > steadyAfterMs ? 1 : deaths + 1;
      const againInMs = delaysMs[Math.min(deaths, delaysMs.length) - 1] ?? 0;
      timer = setTimeout(() => {
        start();
        events.restarted(plan);
      }, againInMs);
      events.died(plan, how, againInMs, deaths);
    };
    one.on('exit', (code, signal) => end(signal ?? `exit ${code}`));
    one.on('error', (error) => end(error.message));
  };
  start();

  return {
    plan,
    async stop(withinMs) {
      stopping = true;
      clearTimeout(timer);
      if (child) {
        const exited = new Promise<void>((resolve) => (ended = resolve));
        const one = child;
        signalTo(one.pid, 'SIGTERM');
        const force = setTimeout(() => signalTo(one.pid && -one.pid, 'SIGKILL'), withinMs);
        await exited;
        clearTimeout(force);
      }
      log.close();
    },
    kill() {
      stopping = true;
      clearTimeout(timer);
      signalTo(child?.pid && -child.pid, 'SIGKILL');
    },
  };
}

/** Runs a part alone, on this console, until it ends or `stop` fires; returns its exit code. */
export async function runInForeground(plan: PartPlan, stop: AbortSignal): Promise<number> {
  const child = spawnGuarded(plan, 'inherit');
  stop.addEventListener('abort', () => signalTo(child.pid, 'SIGTERM'));
  const [code] = await once(child, 'exit');
  child.stdin?.destroy();
  return Number(code ?? 1);
}

function spawnGuarded(plan: PartPlan, output: 'pipe' | 'inherit' = 'pipe'): ChildProcess {
  return spawn('/bin/sh', ['-c', guard, plan.name, ...plan.command], {
    cwd: plan.cwd,
    env: environmentWith(plan.env ?? {}),
    detached: true,
    stdio: ['pipe', output, output],
  });
}

function signalTo(pid: number | undefined, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
