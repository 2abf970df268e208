import 'server-only';
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#prisma/client';
import type { Health } from '../health.ts';
import { processMetrics } from './metrics-database.ts';
import { requestMetrics } from './metrics-http.ts';
import { gauge, metricsText, type Family } from './metrics-text.ts';
import { workerMetrics } from './metrics-workers.ts';

export interface Measured {
  db: Database;
  health: () => Promise<Health>;
  dataDir: string;
  /** The SQLite files by the name they go by. */
  databases: Readonly<Record<string, string>>;
  /** What features tell of their rows. */
  families: readonly ((db: Database, now: Date) => Promise<Family[]>)[];
}

/** Everything about portal, worker and their data in Prometheus' text format. What fails is left out; `up` tells. */
export async function metrics(
  { db, health, dataDir, databases, families }: Measured,
  now: Date,
): Promise<string> {
  const [found, rows, workers, sizes, free] = await Promise.all([
    health(),
    Promise.all([processMetrics, ...families].map((family) => family(db, now).catch(() => []))),
    workerMetrics(join(dataDir, 'run'), now.getTime()),
    databaseSizes(databases),
    statfs(dataDir).catch(() => undefined),
  ]);
  const { user, system } = process.cpuUsage();
  const up: Family = gauge(
    'jalon_part_up',
    'Whether a part works, as /api/health says.',
    Object.entries(found.parts).map(([part, state]) => ({ labels: { part }, value: state === 'ok' ? 1 : 0 })),
  );
  const own: Family[] = [
    gauge('jalon_database_bytes', 'Size of an SQLite file with its write-ahead log.', sizes),
    gauge(
      'jalon_disk_free_bytes',
      'Room left for the data directory.',
      free ? [{ value: free.bavail * free.bsize }] : [],
    ),
    gauge('jalon_portal_memory_bytes', 'Resident memory of the portal.', process.memoryUsage.rss()),
    {
      ...gauge('jalon_portal_cpu_seconds_total', 'Processor time of the portal.', (user + system) / 1e6),
      type: 'counter',
    },
    requestMetrics(),
  ];
  return metricsText([up, ...rows.flat(), ...workers.families, ...own]) + workers.text;
}

async function databaseSizes(databases: Measured['databases']) {
  const sizeOf = async (file: string) => (await stat(file).catch(() => undefined))?.size ?? 0;
  return Promise.all(
    Object.entries(databases).map(async ([database, file]) => ({
      labels: { database },
      value: (await sizeOf(file)) + (await sizeOf(`${file}-wal`)),
    })),
  );
}
