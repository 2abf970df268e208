import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { Config } from '#config';

const dayMs = 24 * 3600 * 1000;

const wireNames = {
  Text: 'TEXT',
  Keyword: 'KEYWORD',
  KeywordList: 'KEYWORD_LIST',
  Int: 'INT',
  Double: 'DOUBLE',
  Bool: 'BOOL',
  Datetime: 'DATETIME',
} as const;

/** Arguments of `temporal` for the embedded server: everything in one SQLite file, attributes from temporal.yaml. */
export function serverArguments({ temporal }: Config): string[] {
  const attributes = Object.entries(temporal.searchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', temporal.namespace],
    ...['--port', `${temporal.port}`, '--ui-port', `${temporal.uiPort}`],
    ...['--db-filename', temporal.databaseFile],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=1'],
    ...['--log-level', 'warn'],
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}

/**
 * Applies what start-dev's flags cannot, as soon as the embedded server answers: the retention, and search attributes
 * that temporal.yaml declares since the database was made. Throws when `signal` fires first.
 */
export async function applyDeclaration({ temporal }: Config, signal: AbortSignal): Promise<void> {
  const connection = Connection.lazy({
    address: temporal.address,
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 },
  });
  try {
    for (;;) {
      try {
        await connection.withDeadline(Date.now() + 5000, () => apply(connection, temporal));
        return;
      } catch {
        // Not serving yet; the part's log says why if it never does.
        await sleep(200, undefined, { signal });
      }
    }
  } finally {
    await connection.close();
  }
}

async function apply(
  connection: Connection,
  { namespace, retentionDays, searchAttributes }: Config['temporal'],
) {
  const config = { workflowExecutionRetentionTtl: msToTs(retentionDays * dayMs) };
  await connection.workflowService.updateNamespace({ namespace, config });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  const types = missing.map(([name, type]) => [name, encodeSearchAttributeIndexedValueType(wireNames[type])]);
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(types),
  });
}
