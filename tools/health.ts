import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Config } from '#config';
import type { Step } from './steps.ts';
import { Trouble } from './trouble.ts';

const silentMs = 5000;
const limitMs = 120_000;

const health = z.object({ parts: z.record(z.string(), z.string()) });

/** Waits for 200 of /api/health, and says after a while what is missing. Throws Trouble with that after two minutes. */
export function healthStep({ portal }: Config, after: string[]): Step {
  return {
    name: 'ready',
    after,
    async run(report, signal) {
      const startedMs = Date.now();
      for (;;) {
        const missing = await missingAt(`${portal.localUrl}/api/health`, signal);
        if (missing === undefined) return;
        signal.throwIfAborted();
        const waitedMs = Date.now() - startedMs;
        if (waitedMs > limitMs) throw new Trouble(`not ready after ${limitMs / 1000} s: ${missing}`);
        if (waitedMs > silentMs) report(`waiting: ${missing}`);
        await sleep(100, undefined, { signal });
      }
    },
  };
}

/** What keeps the portal from being ready; undefined when nothing does. */
async function missingAt(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
    if (answer.ok) return undefined;
    const said = health.safeParse(await answer.json().catch(() => undefined));
    if (!said.success) return `${url} answers ${answer.status}`;
    const failing = Object.entries(said.data.parts).filter(([, state]) => state !== 'ok');
    return failing.map(([part, state]) => `${part}: ${state}`).join(', ');
  } catch {
    return 'the portal does not answer';
  }
}
