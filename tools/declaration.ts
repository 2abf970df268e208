import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { Config } from '#config';
import { Trouble } from './trouble.ts';

type Declared = Config['temporal'];
type AttributeType = Declared['searchAttributes'][string];

const dayMs = 24 * 3600 * 1000;
const silentMs = 5_000;
/** An embedded server has its database to migrate; one elsewhere is there or is not. */
const limitMs = { embedded: 120_000, elsewhere: 30_000 };

const wireNames = {
  Text: 'TEXT',
  Keyword: 'KEYWORD',
  KeywordList: 'KEYWORD_LIST',
  Int: 'INT',
  Double: 'DOUBLE',
  Bool: 'BOOL',
  Datetime: 'DATETIME',
} as const;

/** gRPC codes of an answer that says: not you, or not here (Temporal Cloud has its own ways to declare). */
const denials = [7, 12];
const unauthenticated = 16;

/** What can be declared at a server. Failures are gRPC's, with their `code`. */
export interface Declarable {
  setRetention(days: number): Promise<void>;
  /** Names of those that are there. */
  searchAttributes(): Promise<string[]>;
  addSearchAttributes(attributes: readonly [string, AttributeType][]): Promise<void>;
}

/**
 * Brings a server to what temporal.yaml declares and start-dev's flags cannot: the retention, and search attributes that
 * were added since its database was made. Waits until the server answers. Throws Trouble when it never does, or when
 * attributes are missing that it does not let us add; throws when `signal` fires first.
 */
export async function applyDeclaration(
  { temporal }: Config,
  report: (what: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const connection = Connection.lazy({
    address: temporal.address,
    ...(temporal.apiKey ? { apiKey: temporal.apiKey, tls: true } : {}),
    interceptors: [],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 },
  });
  const startedMs = Date.now();
  try {
    for (;;) {
      try {
        const server = serverAt(connection, temporal.namespace);
        await connection.withDeadline(Date.now() + 5_000, () => declare(server, temporal, report));
        return;
      } catch (error) {
        if (error instanceof Trouble) throw error;
        // Not serving yet, or without its namespace yet; the part's log says why if it never does.
        const said = `the Temporal server at ${temporal.address}: ${textOf(error)}`;
        const waitedMs = Date.now() - startedMs;
        if (waitedMs > limitMs[temporal.embedded ? 'embedded' : 'elsewhere']) throw new Trouble(said);
        if (waitedMs > silentMs) report(`waiting: ${said}`);
        await sleep(200, undefined, { signal });
      }
    }
  } finally {
    await connection.close();
  }
}

/** Declares what is missing; what the server does not let us do is reported, or Trouble when nothing can run without. */
export async function declare(
  server: Declarable,
  { address, namespace, retentionDays, searchAttributes }: Declared,
  report: (what: string) => void,
): Promise<void> {
  const where = `the Temporal server at ${address}, namespace ${namespace},`;
  const retained = await allowed(where, () => server.setRetention(retentionDays));
  if (!retained.ok)
    report(`${where} does not let us set the retention: set it to ${retentionDays} days by hand`);

  const present = await allowed(where, () => server.searchAttributes());
  const missing = Object.entries(searchAttributes).filter(
    ([name]) => !(present.ok && present.answer.includes(name)),
  );
  const list = missing.map(([name, type]) => `${name} (${type})`).join(', ');
  if (!present.ok) report(`${where} does not show its search attributes; it needs ${list}`);
  else if (missing.length > 0 && !(await allowed(where, () => server.addSearchAttributes(missing))).ok)
    throw new Trouble(`${where} lacks search attributes and does not let us add them; add by hand: ${list}`);
}

type Allowed<Answer> = { ok: true; answer: Answer } | { ok: false };

async function allowed<Answer>(where: string, ask: () => Promise<Answer>): Promise<Allowed<Answer>> {
  try {
    return { ok: true, answer: await ask() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? Number(error.code) : undefined;
    if (code === unauthenticated) throw new Trouble(`${where} does not know us: check TEMPORAL_API_KEY`);
    if (code !== undefined && denials.includes(code)) return { ok: false };
    throw error;
  }
}

function serverAt({ workflowService, operatorService }: Connection, namespace: string): Declarable {
  return {
    async setRetention(days) {
      const config = { workflowExecutionRetentionTtl: msToTs(days * dayMs) };
      await workflowService.updateNamespace({ namespace, config });
    },
    async searchAttributes() {
      return Object.keys((await operatorService.listSearchAttributes({ namespace })).customAttributes);
    },
    async addSearchAttributes(attributes) {
      const types = attributes.map(([name, type]) => [
        name,
        encodeSearchAttributeIndexedValueType(wireNames[type]),
      ]);
      await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) });
    },
  };
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
