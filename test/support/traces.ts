import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';

export interface Trace {
  name: string;
  text: string;
}

/** Where the portal keeps what people sent it, and the outside world what it was asked. */
const mayHoldNumbers = /^(files\/|jalon\.db|simulator\/|secrets\/)/;

/** Every other file of a data directory as text: the logs, and Temporal's database with its write-ahead log. */
export function tracesOf(dataDir: string): Trace[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1))
    .filter((name) => !mayHoldNumbers.test(name))
    .map((name) => ({ name, text: readFileSync(join(dataDir, name), 'utf8') }));
}

/** Every history of a namespace with its payloads decoded. */
export async function historyTexts(client: Client): Promise<Trace[]> {
  const traces: Trace[] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    traces.push({ name: `history of ${workflowId}`, text: textsIn(history.events).join('\n') });
  }
  return traces;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/**
 * Looks for identifiers in all their forms. Only digits that stand alone count: among a database's longer ones, such as
 * instants in nanoseconds, some would match by chance.
 */
export function numbersIn(submitted: readonly string[]) {
  const forms = new Set<string>();
  for (const line of submitted) {
    const digits = line.replace('+', '');
    const national = digits.slice(-9);
    for (const form of [digits, national, `0${national}`, `33${national}`]) forms.add(form);
  }
  return {
    within: (text: string) =>
      (text.replaceAll(/\d\d:\d\d:\d\d\.\d+Z/g, '').match(/\d{9,}/g) ?? []).filter((digits) =>
        forms.has(digits),
      ),
  };
}
