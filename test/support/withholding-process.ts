import { setTimeout as sleep } from 'node:timers/promises';
import { withheld, withheldBody } from './held-requests.ts';

/**
 * A process of its own, so that what it sends takes no time from who measures: opens many connections at once that hold
 * back the last bytes of what they announced, and prints what became of each after `seconds`.
 */
export interface Withholding {
  url: string;
  path: string;
  connections: number;
  bytes: number;
  chunked: boolean;
  headers: readonly string[];
  seconds: number;
}

export interface WithheldEnd {
  /** Null when the connection was cut off before the answer was read. */
  status: number | null;
  closed: boolean;
}

const [given = ''] = process.argv.slice(2);
const { url, path, connections, seconds, ...sent } = JSON.parse(given) as Withholding; // its only caller types it
const body = withheldBody(sent.bytes, sent.chunked);
const held = await Promise.all(Array.from({ length: connections }, () => withheld(url, path, sent, body)));
await sleep(seconds * 1000);
const ends = held.map((one): WithheldEnd => ({ status: one.status() ?? null, closed: one.closed() }));
process.stdout.write(JSON.stringify(ends), () => process.exit(0));
