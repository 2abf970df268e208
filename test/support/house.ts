import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { environmentWith } from '#config';
import { type Database, openDatabase } from '#prisma/client';
import { demoPassword } from '#prisma/demo';
import { isRunning } from '../tools/processes.ts';
import { freePorts } from './free-ports.ts';
import { logIn, type Person } from './portal-client.ts';
import { outsideWorld, type OutsideWorld } from './outside-world.ts';

export const partNames = ['temporal', 'worker', 'portal', 'simulator'] as const;
export type PartName = (typeof partNames)[number];

/** The whole product as `npm start` runs it, on a data directory and ports of its own. */
export interface House {
  dataDir: string;
  /** The portal's address. */
  url: string;
  world: OutsideWorld;
  temporal: Client;
  temporalAddress: string;
  /** The portal's own database, as a third process beside portal and worker. */
  db: Database;
  /** Someone of the demo, logged in. */
  person(login: string): Promise<Person>;
  /** Starts everything, on the data that is there; returns once the console says that it is ready. */
  start(): Promise<void>;
  pid(part: PartName): number;
  /** kill -9. The supervisor starts the part again. */
  kill(part: PartName): number;
  /** SIGSTOP: it is there and does nothing. */
  freeze(part: PartName): void;
  thaw(part: PartName): void;
  /** kill -9 of a part, and again each time it is started, until the returned function is called. */
  holdDown(part: PartName): () => void;
  /** kill -9 of the supervisor and every part. */
  killEverything(): Promise<void>;
  /** Ctrl-C; answers how many milliseconds it took until no process was left. */
  interrupt(): Promise<number>;
  /** What the console showed. */
  console(): string;
  /** Names of files below files/ that an attempt left under its own name. */
  temporaryFiles(): string[];
  /** Ends everything and removes the data. */
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

// Leads a group of its own. When this test process is gone, however it went, the pipe closes and the supervisor is told
// to end.
const leash = `exec 3<&0
( trap '' INT; cat <&3; kill -TERM 0 ) >/dev/null 2>&1 &
exec "$@" 3<&- </dev/null`;

/** What the supervisor writes into a part's log when it starts it. */
const startLine = /^--- \w+ starts \S+, process (\d+)$/gm;

/** Two minutes is the supervisor's own limit for its first health. */
const startLimitMs = 150_000;

export async function aHouse(settings: Record<string, string> = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jalon-house-'));
  const [portal, simulator, smtp, temporal, temporalUi] = await freePorts(5);
  const url = `http://127.0.0.1:${portal}`;
  const env = environmentWith({
    NODE_ENV: 'production',
    NODE_OPTIONS: '',
    JALON_DEMO: '1',
    JALON_DATA_DIR: dataDir,
    JALON_PORT: `${portal}`,
    JALON_SIMULATOR_PORT: `${simulator}`,
    JALON_SMTP_PORT: `${smtp}`,
    JALON_TEMPORAL_PORT: `${temporal}`,
    JALON_TEMPORAL_UI_PORT: `${temporalUi}`,
    ...settings,
  });
  let supervisor: ChildProcess | undefined;
  let said = '';
  const connection = Connection.lazy({
    address: `127.0.0.1:${temporal}`,
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 },
  });
  let db: Database | undefined;

  const pid = (part: PartName): number => {
    const log = join(dataDir, 'logs', `${part}.log`);
    const starts = existsSync(log) ? readFileSync(log, 'utf8').matchAll(startLine) : [];
    return Number([...starts].at(-1)?.[1] ?? 0);
  };
  const allPids = () => [supervisor?.pid ?? 0, ...partNames.map(pid)].filter((one) => one > 0);
  const signal = (part: PartName, name: NodeJS.Signals) => process.kill(pid(part), name);

  async function ended(pids: number[], withinMs: number): Promise<void> {
    await until(
      () => {
        const left = pids.filter(isRunning);
        if (left.length > 0) throw new Error(`still running: ${left.join(', ')}\n${said}`);
      },
      withinMs,
      20,
    );
    supervisor = undefined;
  }

  const house: House = {
    dataDir,
    url,
    world: outsideWorld(`http://127.0.0.1:${simulator}`),
    temporal: new Client({ connection }),
    temporalAddress: `127.0.0.1:${temporal}`,
    get db() {
      return (db ??= openDatabase(join(dataDir, 'jalon.db')));
    },
    person: (login) => logIn(url, login, demoPassword),

    async start() {
      const from = said.length;
      const child = spawn('/bin/sh', ['-c', leash, 'house', process.execPath, 'tools/start.ts'], {
        cwd: root,
        env,
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      supervisor = child;
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text: Buffer) => (said += text.toString()));
      child.on('exit', () => child.stdin.destroy());
      child.stdin.on('error', () => {});
      const ready = () => said.slice(from).includes('Ctrl-C ends everything');
      await until(
        () => {
          if (child.exitCode === null && !ready()) throw new Error(`The house is not ready: ${said}`);
        },
        startLimitMs,
        50,
      );
      if (!ready()) throw new Error(`The house did not start: ${said}`);
    },
    pid,
    kill(part) {
      const killed = pid(part);
      process.kill(killed, 'SIGKILL');
      return killed;
    },
    freeze: (part) => signal(part, 'SIGSTOP'),
    thaw: (part) => signal(part, 'SIGCONT'),
    holdDown(part) {
      let killed = house.kill(part);
      const timer = setInterval(() => {
        const present = pid(part);
        if (present !== killed) killAll([(killed = present)]);
      }, 20);
      return () => clearInterval(timer);
    },
    async killEverything() {
      const pids = allPids();
      killAll(pids);
      await ended(pids, 10_000);
    },
    async interrupt() {
      const pids = allPids();
      const startedMs = Date.now();
      supervisor?.kill('SIGINT');
      await ended(pids, 30_000);
      return Date.now() - startedMs;
    },
    console: () => said,
    temporaryFiles: () =>
      readdirSync(join(dataDir, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(tmp|part)$/.test(name),
      ),
    async close() {
      await db?.$disconnect();
      await connection.close();
      if (supervisor) {
        const pids = allPids().filter(isRunning);
        supervisor.kill('SIGTERM');
        await ended(pids, 15_000).catch(async () => {
          killAll(pids);
          await ended(pids, 10_000);
        });
      }
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  try {
    await house.start();
  } catch (error) {
    await house.close();
    throw error;
  }
  return house;
}

/** kill -9 of those that have not ended by themselves meanwhile. */
function killAll(pids: number[]): void {
  for (const one of pids) {
    try {
      process.kill(one, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Polls until `check` does not throw; its last error is the failure. Works outside of a test too. */
export async function until<T>(check: () => T | Promise<T>, withinMs = 60_000, everyMs = 100): Promise<T> {
  for (const limit = Date.now() + withinMs; ; await sleep(everyMs)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
  }
}
