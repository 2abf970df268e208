import { mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
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
  // A lock of the operating system, which cannot outlive this process however it ends.
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(directory, 'running.lock'));
    lock.exec('PRAGMA busy_timeout = 1000; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const busy = error instanceof Error && error.message.includes('locked');
    throw new Trouble(
      busy
        ? `another Jalon is already running on ${directory} (JALON_DATA_DIR names another)`
        : unwritable(directory, error),
    );
  }
  return { release: () => lock.close() };
}

/** Not `recursive`, with which Node never returns where nothing can be made, as below /proc. */
function makeDirectory(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

function unwritable(directory: string, error: unknown): string {
  const why = error instanceof Error ? error.message.split(',')[0] : String(error);
  return `the data directory ${directory} cannot be written: ${why} (JALON_DATA_DIR names another)`;
}

/** The ports this configuration listens on, with the setting that changes each. */
export function portsOf(settings: Config): { port: number; setting: string; part: string }[] {
  const { temporal, simulator, portal } = settings;
  return [
    { port: portal.port, setting: 'JALON_PORT', part: 'portal' },
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

/** Throws Trouble with a line for each port that is taken or wanted twice. */
export async function checkPorts(ports: { port: number; setting: string; part: string }[]): Promise<void> {
  const lines = await Promise.all(
    ports.map(async ({ port, setting, part }, index) => {
      const twin = ports.slice(0, index).find((other) => other.port === port);
      if (twin)
        return `port ${port} is wanted by both ${twin.part} and ${part}: change ${twin.setting} or ${setting}`;
      if (await isFree(port)) return '';
      return `port ${port} (${part}) is taken: end what listens there, or set ${setting} to another`;
    }),
  );
  const taken = lines.filter(Boolean);
  if (taken.length > 0) throw new Trouble(taken.join('\n'));
}

/** After a kill -9 the parts of the run before need a moment to go; a second look tells them from a stranger. */
async function isFree(port: number): Promise<boolean> {
  for (let look = 0; look < 5; look += 1) {
    if (await canListen(port)) return true;
    await sleep(200);
  }
  return false;
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
