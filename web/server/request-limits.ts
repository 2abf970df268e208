import { isIPv6 } from 'node:net';

export const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** What a request may bring in its body. */
export interface RequestLimit {
  /** In the log. */
  name: string;
  path: RegExp;
  /** Without a living session. 0: none without one, which answers 401 instead of 413. */
  anonymousBytes: number;
  /** With one. */
  bytes: number;
  /** From the headers to the last byte of the body. */
  seconds: number;
  /** Requests of one address that are not answered yet. */
  perAddress: number;
  /** Whether the body is in memory as a whole, several times over, before it is judged. */
  inMemory: boolean;
}

/**
 * Routes that no feature has a row for; the last row is for all others. Numbers per address leave room for an office behind one address, or everybody
 * behind a proxy that is not trusted: a form is answered in a fraction of a second.
 */
export const generalLimits: readonly RequestLimit[] = [
  {
    name: 'authentication',
    path: /^\/api\/auth\//,
    ...{ anonymousBytes: 16 * kilobyte, bytes: 16 * kilobyte },
    ...{ seconds: 30, perAddress: 200, inMemory: true },
  },
  {
    name: 'form',
    path: /^/,
    ...{ anonymousBytes: 16 * kilobyte, bytes: 256 * kilobyte },
    ...{ seconds: 30, perAddress: 200, inMemory: true },
  },
];

/**
 * Bytes of bodies that are in memory at the same time, of all addresses together. Two pools, so that strangers by the
 * thousand leave room for the larger forms of people with a session.
 */
export const memoryLimits = { small: 16 * megabyte, large: 32 * megabyte } as const;

/** Seconds in which the headers of a request have to arrive; Node looks every thirty. */
export const headersSeconds = 15;

/** How long a connection stays whose body was refused, so that its sender reads why rather than a broken connection. */
export const lingerSeconds = 5;
/**
 * Of how many such connections the rest of the body is read meanwhile, and thrown away: some browsers show an answer
 * only after they sent everything. Small bodies are not counted.
 */
export const mostDrained = 4;
export const drainedBytes = 64 * kilobyte;

export type Refusal = 'malformed' | 'foreign' | 'unauthorized' | 'tooSlow' | 'tooLarge' | 'tooMany' | 'busy';

export const refusalStatus: Readonly<Record<Refusal, number>> = {
  malformed: 400,
  unauthorized: 401,
  foreign: 403,
  tooSlow: 408,
  tooLarge: 413,
  tooMany: 429,
  busy: 503,
};

/** Bytes of a body as the headers announce them: 0 without one, null when only its end will tell. */
export function announcedBytes(headers: {
  'content-length'?: string | undefined;
  'transfer-encoding'?: string | undefined;
}): number | null {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null;
}

/** Whether it takes a living session to send so much. */
export function needsSession(limit: RequestLimit, announced: number | null): boolean {
  return announced === null || announced > limit.anonymousBytes;
}

/** What of a body is refused by its announcement alone. */
export function refusedSize(
  limit: RequestLimit,
  announced: number | null,
  signedIn: boolean,
): Refusal | undefined {
  if ((announced ?? 0) > limit.bytes) return 'tooLarge';
  if (signedIn || !needsSession(limit, announced)) return undefined;
  if (limit.anonymousBytes === 0) return 'unauthorized';
  return announced === null ? undefined : 'tooLarge';
}

/** What counts as one address: whoever has an IPv6 address usually has its /64. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ?? '').split(':')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Requests and bytes that are under way; every `enter` that is let in is followed by one `leave`. */
export function requestsUnderWay(perAddress?: number) {
  const requests = new Map<string, number>();
  const memory = { small: 0, large: 0 };

  return {
    enter(limit: RequestLimit, address: string, bytes: number): Refusal | { leave: () => void } {
      // Rows without a limit of number keep it, whatever a test or an operator sets.
      const most = Number.isFinite(limit.perAddress) ? (perAddress ?? limit.perAddress) : Infinity;
      const key = `${limit.name} ${addressKey(address)}`;
      const before = requests.get(key) ?? 0;
      if (before >= most) return 'tooMany';
      const pool = bytes > limit.anonymousBytes ? 'large' : 'small';
      const held = limit.inMemory ? bytes : 0;
      if (memory[pool] + held > memoryLimits[pool]) return 'busy';
      requests.set(key, before + 1);
      memory[pool] += held;
      return {
        leave() {
          memory[pool] -= held;
          const left = (requests.get(key) ?? 1) - 1;
          if (left > 0) requests.set(key, left);
          else requests.delete(key);
        },
      };
    },
  };
}
