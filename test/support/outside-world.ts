import type { Fault, FaultRequest } from '../../simulator/faults.ts';
import type { LogEntry } from '../../simulator/effects.ts';
import type { Profile } from '../../simulator/network/profile.ts';
import type { FaultName } from '../../simulator/systems.ts';

interface CaughtMail {
  to: string;
  subject: string;
  text: string;
  messageId: string;
  /** ISO instant. */
  receivedAt: string;
}

/** The simulator as scripts see it, over its HTTP interface only. */
export function outsideWorld(url: string) {
  async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
    const response = await fetch(url + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    // The simulator documents these shapes on its front page.
    return (await response.json()) as T;
  }

  return {
    url,
    /** Sets a fault, for all unless `more` narrows it; for as long as it is not cleared unless told. */
    fail: (
      kind: FaultName,
      mode: FaultRequest['mode'],
      times: Fault['times'] = 'until-cleared',
      more: Partial<Pick<FaultRequest, 'delayMs' | 'keyPrefix' | 'recipient'>> = {},
    ) => ask<Fault>('/faults', 'POST', { kind, mode, times, ...more }),
    clearFaults: (keyPrefix?: string) =>
      ask(`/faults${keyPrefix ? `?keyPrefix=${keyPrefix}` : ''}`, 'DELETE'),
    /** Milliseconds that the network takes for a batch, until the simulator starts again. */
    batchTakes: (networkDelayMs: number, keyPrefix?: string) =>
      ask('/settings', 'POST', { networkDelayMs, keyPrefix }),
    mails: () => ask<CaughtMail[]>('/mail/messages'),

    /** What the network was asked for a process, among the last `limit` effects. */
    async effectsOf(workflowId: string, limit = 100_000): Promise<LogEntry[]> {
      const log = await ask<LogEntry[]>(`/log?kind=network&limit=${limit}`);
      return log.filter(({ key }) => key.startsWith(`${workflowId}:`));
    },

    /** What the network says of identifiers, asked directly, by identifier. */
    async profilesOf(
      kind: 'msisdn' | 'alias',
      identifiers: readonly string[],
    ): Promise<Map<string, Profile>> {
      const known = new Map<string, Profile>();
      for (let from = 0; from < identifiers.length; from += 1_000) {
        const batch = identifiers.slice(from, from + 1_000);
        const response = await fetch(`${url}/network/profiles`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': `proof:${crypto.randomUUID()}` },
          body: JSON.stringify({ kind, identifiers: batch }),
        });
        const { profiles } = (await response.json()) as { profiles: Profile[] };
        batch.forEach((identifier, index) => {
          const profile = profiles[index];
          if (!profile) throw new Error('The network answered too few profiles');
          known.set(identifier, profile);
        });
      }
      return known;
    },
  };
}

export type OutsideWorld = ReturnType<typeof outsideWorld>;
