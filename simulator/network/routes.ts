import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Effects } from '../effects.ts';
import { slowMs } from '../faults.ts';
import type { Faults } from '../faults.ts';
import { parseBody, readBody } from '../http/body.ts';
import { Refusal, jsonText, problem } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { Route } from '../http/server.ts';
import type { Settings } from '../settings.ts';
import { identifierKinds, isCanonical, profileOf } from './profiles.ts';
import { fatesOf } from './sentinels.ts';

export const maxIdentifiers = 1_000;

export type NetworkDependencies = {
  effects: Effects;
  faults: Faults;
  settings: Settings;
  /** Waits that many milliseconds; rejects when the simulator ends. */
  pause: (ms: number) => Promise<void>;
};

const profilesRequest = z.strictObject({
  kind: z.enum(identifierKinds),
  identifiers: z.array(z.string()).min(1).max(maxIdentifiers),
});

/** `POST /network/profiles`: who operates each number, and what its handset can do. */
export function networkRoutes(dependencies: NetworkDependencies): Route[] {
  return [
    {
      method: 'POST',
      path: '/network/profiles',
      answer: ({ request }) => answerProfiles(dependencies, request),
    },
  ];
}

async function answerProfiles(
  { effects, faults, settings, pause }: NetworkDependencies,
  request: IncomingMessage,
): Promise<Reply> {
  const key = idempotencyKey(request);
  const { kind, identifiers } = parseBody(profilesRequest, (await readBody(request)).value);
  const wrong = identifiers.findIndex((identifier) => !isCanonical(kind, identifier));
  if (wrong >= 0) return refused(`identifiers.${wrong} is no canonical ${kind}.`);

  const profiles = identifiers.map((identifier) => profileOf(kind, identifier));
  const fates = fatesOf(profiles.map(({ msisdn }) => msisdn));
  const fault = faults.take('network');
  await pause(
    settings.networkDelayMs + (fault?.mode === 'slow' ? fault.delayMs : 0) + (fates.has('slow') ? slowMs : 0),
  );

  if (fault?.mode === 'unavailable') return unavailable();
  if (fault?.mode === 'refuse') return refused('A fault set by hand refuses this batch.');
  if (fates.has('refused')) return refused('The batch holds a number that is refused for good.');
  if (fates.has('error-always')) return unavailable();
  if (fates.has('error-once') && effects.failsFirst('network', key)) return unavailable();

  // Nothing below waits: of two requests with one key, the second finds the first one's answer.
  const ask = {
    kind: 'network',
    operation: 'profiles',
    key,
    fingerprint: hash('sha256', `${kind} ${identifiers.join(' ')}`),
    count: identifiers.length,
  };
  const act = () => JSON.stringify({ profiles });
  if (fault?.mode === 'twice') effects.perform(ask, act);
  const outcome = effects.perform(ask, act);
  if (outcome.kind === 'conflict') {
    return problem(409, 'Conflict', 'This Idempotency-Key was used with another body.');
  }
  if (fault?.mode === 'lost-answer') return 'hang-up';
  if (fates.has('lost-answer') && outcome.kind === 'acted') return 'hang-up';
  return jsonText(200, outcome.answer);
}

function idempotencyKey(request: IncomingMessage): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && key.length > 0 && key.length <= 255) return key;
  throw new Refusal(
    problem(400, 'Malformed', 'The header Idempotency-Key is required, 1 to 255 characters.'),
  );
}

function unavailable(): Reply {
  return problem(503, 'Unavailable', 'The network does not answer now; ask again with the same key.');
}

function refused(detail: string): Reply {
  return problem(422, 'Refused', detail);
}
