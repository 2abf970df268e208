import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Family, Sample } from './metrics-text.ts';

/** Seconds. The last bucket, +Inf, is the count. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  /** Requests at most as long as each bound. */
  within: number[];
  count: number;
  sumSeconds: number;
}

const shared = globalThis as typeof globalThis & { jalonHttpDurations?: Map<string, Durations> };

/** Measures every request of this process from now on. The stream of events is left out: it lasts as long as its page. */
export function measureRequests(): void {
  if (shared.jalonHttpDurations) return;
  const durations = new Map<string, Durations>();
  shared.jalonHttpDurations = durations;
  const started = new WeakMap<IncomingMessage, number>();
  subscribe('http.server.request.start', (message) => {
    // Declared as unknown by Node; documented with this shape, here and below.
    started.set((message as { request: IncomingMessage }).request, performance.now());
  });
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const at = started.get(request);
    const what = kindOf(request.url ?? '');
    if (at === undefined || !what) return;
    count(durations, `${what} ${Math.floor(response.statusCode / 100)}xx`, (performance.now() - at) / 1000);
  });
}

/** What was asked for, coarsely: an address may hold a reference of somebody's. */
function kindOf(url: string): string | undefined {
  if (url.startsWith('/api/events')) return undefined;
  if (url.startsWith('/_next/')) return 'asset';
  if (url.startsWith('/api/qualifications/upload')) return 'upload';
  // Not ready is an answer, not an error: 5xx of `api` are those of people.
  if (url.startsWith('/api/health')) return 'health';
  return url.startsWith('/api/') || url.startsWith('/metrics') ? 'api' : 'page';
}

function count(durations: Map<string, Durations>, key: string, seconds: number): void {
  const found = durations.get(key) ?? { within: bounds.map(() => 0), count: 0, sumSeconds: 0 };
  durations.set(key, found);
  found.count += 1;
  found.sumSeconds += seconds;
  bounds.forEach(
    (bound, index) => seconds <= bound && (found.within[index] = (found.within[index] ?? 0) + 1),
  );
}

export function requestMetrics(): Family {
  const samples = [...(shared.jalonHttpDurations ?? [])].flatMap(
    ([key, { within, count: all, sumSeconds }]) => {
      const [what = '', status = ''] = key.split(' ');
      const labels = { what, status };
      const buckets: Sample[] = bounds.map((bound, index) => ({
        suffix: '_bucket',
        labels: { ...labels, le: `${bound}` },
        value: within[index] ?? 0,
      }));
      return [
        ...buckets,
        { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: all },
        { suffix: '_sum', labels, value: sumSeconds },
        { suffix: '_count', labels, value: all },
      ];
    },
  );
  return {
    name: 'jalon_http_request_seconds',
    type: 'histogram',
    help: 'Duration of requests to the portal, by what was asked for.',
    samples,
  };
}
