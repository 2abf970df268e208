import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#config';
import { Trouble } from './trouble.ts';

/** Makes the data directory and holds it for this process. Throws Trouble when it is unwritable or in use. */
export function holdDataDirectory(directory: string): { release(): void } {
  try {
    makeDirectory(directory);
  } catch (error) {
    throw new Trouble(unwritable(directory, error));
  }
  const holder = join(directory, 'running.pid');
  // A lock of the operating system, which cannot outlive this process however it ends.
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(directory, 'running.lock'));
    lock.exec('PRAGMA busy_timeout = 1000; BEGIN EXCLUSIVE');
    writeFileSync(holder, `${pid}\n`);
  } catch (error) {
    lock?.close();
    const busy = error instanceof Error && error.message.includes('locked');
    throw new Trouble(
      busy
        ? `another Jalon is already running on ${directory}${processIn(holder)} (JALON_DATA_DIR names another)`
        : unwritable(directory, error),
    );
  }
  return {
    release() {
      rmSync(holder, { force: true });
      lock.close();
    },
  };
}

/** Told to whoever comes second; the lock itself does not depend on it. */
function processIn(holder: string): string {
  try {
    return `, process ${Number(readFileSync(holder, 'utf8'))}`;
  } catch {
    return '';
  }
}

/** Not `recursive`, with which Node never returns where nothing can be made, as below /proc. */
function makeDirectory(directory: string): void {
  const there = statSync(directory, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there) throw new Error(`${directory} is a file`);
  makeDirectory(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

function unwritable(directory: string, error: unknown): string {
  const why = error instanceof Error ? error.message.split(',')[0] : String(error);
  return `the data directory ${directory} cannot be written: ${why} (JALON_DATA_DIR names another)`;
}

export interface Listening {
  port: number;
  setting: string;
  part: string;
  /** 127.0.0.1 unless a setting names another. */
  host?: string;
}

/** The ports this configuration listens on, with the setting that changes each. */
export function portsOf(settings: Config): Listening[] {
  const { temporal, simulator, portal } = settings;
  return [
    { port: portal.port, setting: 'JALON_PORT', part: 'portal', host: portal.host },
    { port: simulator.port, setting: 'JALON_SIMULATOR_PORT', part: 'simulator' },
    { port: simulator.smtpPort, setting: 'JALON_SMTP_PORT', part: 'mailbox' },
    ...(temporal.embedded
      ? [
          { port: temporal.port, setting: 'JALON_TEMPORAL_PORT', part: 'Temporal server' },
          { port: temporal.uiPort, setting: 'JALON_TEMPORAL_UI_PORT', part: 'Temporal UI' },
        ]
      : []),
  ];
}

/** Throws Trouble with a line for each port that is taken or wanted twice, and for a host that is not this machine. */
export async function checkPorts(ports: Listening[]): Promise<void> {
  const lines = await Promise.all(
    ports.map(async ({ port, setting, part, host = '127.0.0.1' }, index) => {
      const twin = ports.slice(0, index).find((other) => other.port === port);
      if (twin)
        return `port ${port} is wanted by both ${twin.part} and ${part}: change ${twin.setting} or ${setting}`;
      const refused = await refusalOf(port, host);
      if (!refused) return '';
      if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(refused))
        return `JALON_HOST: this machine has no address ${host}`;
      if (refused === 'EACCES')
        return `port ${port} (${part}) may not be used by this account: set ${setting} to another`;
      return `port ${port} (${part}) is taken: end what listens there, or set ${setting} to another`;
    }),
  );
  const taken = lines.filter(Boolean);
  if (taken.length > 0) throw new Trouble(taken.join('\n'));
}

/** Why a port cannot be listened on, as a code; after a kill -9 the parts of the run before need a moment to go. */
async function refusalOf(port: number, host: string): Promise<string | undefined> {
  for (let look = 1; ; look += 1) {
    const refused = await tryToListen(port, host);
    if (refused !== 'EADDRINUSE' || look === 5) return refused;
    await sleep(200);
  }
}

function tryToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
