import type { AddressInfo, Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { applicationRoutes } from './applications/routes.ts';
import { readArgv } from './argv.ts';
import type { SimulatorOptions } from './argv.ts';
import { openEffects } from './effects.ts';
import { openFaults } from './faults.ts';
import { createHttpServer } from './http/server.ts';
import { createMailCatcher } from './mail/catcher.ts';
import { openMailbox } from './mail/mailbox.ts';
import { mailRoutes } from './mail/routes.ts';
import { networkRoutes } from './network/routes.ts';
import { panelRoutes } from './panel/routes.ts';
import type { Settings } from './settings.ts';
import { forgetBefore, openStore } from './store.ts';

export type Simulator = { port: number; smtpPort: number; close: () => Promise<void> };

const host = '127.0.0.1';
const keptDays = 30;

/**
 * Starts the outside world.
 * @throws Error with one line: a port that is taken, a directory that cannot be written.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const db = openStore(options.dataDir);
  forgetBefore(db, new Date(Date.now() - keptDays * 86_400_000).toISOString());
  const effects = openEffects(db);
  const faults = openFaults(db);
  const mailbox = openMailbox(db);
  const settings: Settings = { networkDelayMs: options.networkDelayMs ?? 20 };
  const ending = new AbortController();
  const pause = (ms: number) => wait(ms, undefined, { signal: ending.signal });

  const catcher = createMailCatcher({ mailbox, faults, pause });
  const http = createHttpServer([
    ...panelRoutes({
      effects,
      faults,
      mailbox,
      settings,
      smtpPort: () => portOf(catcher.server.server),
    }),
    ...networkRoutes({ effects, faults, settings, pause }),
    ...mailRoutes(mailbox),
    ...applicationRoutes(),
  ]);

  let closed = false;
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    ending.abort();
    http.closeAllConnections();
    await Promise.all([catcher.close(), new Promise((resolve) => http.close(resolve))]);
    db.close();
  }

  try {
    await listen(catcher.server.server, options.smtpPort, 'SMTP');
    await listen(http, options.port, 'HTTP');
  } catch (error) {
    await close();
    throw error;
  }
  return { port: portOf(http), smtpPort: portOf(catcher.server.server), close };
}

function listen(server: Server, port: number, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`;
      reject(new Error(`${what} port ${port} on ${host} ${reason}`));
    });
    server.listen(port, host, resolve);
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function main(): Promise<void> {
  const options = readArgv(process.argv.slice(2));
  const simulator = await startSimulator(options);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void simulator.close().finally(() => process.exit(0));
    });
  }
  const ready = { ready: true, port: simulator.port, smtpPort: simulator.smtpPort };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`simulator: ${reason.split('\n')[0]}`);
    process.exit(1);
  });
}
