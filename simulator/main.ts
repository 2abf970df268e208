import { setTimeout as wait } from 'node:timers/promises';
import { readArgv } from './argv.ts';
import type { SimulatorOptions } from './argv.ts';
import { openEffects } from './effects.ts';
import { openFaults } from './faults.ts';
import { createHttpServer } from './http/app.ts';
import { openPaces } from './paces.ts';
import { panelRoutes } from './panel/routes.ts';
import { listen, portOf } from './ports.ts';
import { openStore } from './store.ts';
import type { World } from './system.ts';
import { joined, systems } from './systems.ts';
import type { PortName } from './systems.ts';

export type Simulator = { port: number; close: () => Promise<void> } & Record<PortName, number>;

const keptDays = 30;

/**
 * Starts the outside world.
 * @throws Error with one line: a port that is taken, a directory that cannot be written.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const asked: Readonly<Record<string, unknown>> = options;
  const numberFor = (name: string, usual: number) => Number(asked[name] ?? usual);
  const db = openStore(options.dataDir);
  const keptSince = new Date(Date.now() - keptDays * 86_400_000).toISOString();
  const ending = new AbortController();
  const paces = joined('paces');
  const world: World = {
    db,
    effects: openEffects(db),
    faults: openFaults(db, joined('faults')),
    paces: openPaces(
      paces,
      Object.fromEntries(Object.entries(paces).map(([name, { usual }]) => [name, numberFor(name, usual)])),
    ),
    keptSince,
    pause: (ms) => wait(ms, undefined, { signal: ending.signal }),
  };
  world.effects.forgetBefore(keptSince);

  const opened = systems.map((system) => system.open(world));
  const http = createHttpServer([
    panelRoutes({ systems, opened, ...world }),
    ...opened.map(({ routes }) => routes),
  ]);
  const ports = opened.flatMap(({ servers }) => Object.entries(servers ?? {}));

  let closed = false;
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    ending.abort();
    http.closeAllConnections();
    await Promise.all([
      ...opened.map((system) => system.close?.()),
      new Promise((resolve) => http.close(resolve)),
    ]);
    db.close();
  }

  try {
    const protocols = joined('ports');
    for (const [name, server] of ports) {
      await listen(server, numberFor(name, 0), protocols[name]?.protocol ?? name);
    }
    await listen(http, options.port, 'HTTP');
  } catch (error) {
    await close();
    throw error;
  }
  // Each system opens the servers that it declares, by the same names.
  const portNumbers = Object.fromEntries(ports.map(([name, server]) => [name, portOf(server)])) as Record<
    PortName,
    number
  >;
  return { port: portOf(http), ...portNumbers, close };
}

async function main(): Promise<void> {
  const options = readArgv(process.argv.slice(2));
  const { close, ...ports } = await startSimulator(options);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void close().finally(() => process.exit(0));
    });
  }
  process.stdout.write(`${JSON.stringify({ ready: true, ...ports })}\n`);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`simulator: ${reason.split('\n')[0]}`);
    process.exit(1);
  });
}
