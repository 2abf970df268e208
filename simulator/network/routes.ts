import { hash } from 'node:crypto';
import { z } from 'zod';
import { parseBody, readBody } from '../http/body.ts';
import { newRoutes } from '../http/call.ts';
import type { Call, Routes } from '../http/call.ts';
import { problem } from '../http/reply.ts';
import { answerKeyed, idempotencyKey } from '../keyed.ts';
import type { World } from '../system.ts';
import { identifierKinds, isCanonical, profileOf } from './profiles.ts';
import { fatesOf } from './sentinels.ts';

export const maxIdentifiers = 1_000;

const profilesRequest = z.strictObject({
  kind: z.enum(identifierKinds),
  identifiers: z.array(z.string()).min(1).max(maxIdentifiers),
});

const says = {
  unavailable: 'The network does not answer now; ask again with the same key.',
  refusedByFault: 'A fault set by hand refuses this batch.',
  refusedByFate: 'The batch holds a number that is refused for good.',
};

/** `POST /network/profiles`: who operates each number, and what its handset can do. */
export function networkRoutes(world: World): Routes {
  return newRoutes().post('/network/profiles', (call) => answerProfiles(world, call));
}

async function answerProfiles(world: World, call: Call): Promise<Response> {
  idempotencyKey(call);
  const { kind, identifiers } = parseBody(profilesRequest, (await readBody(call)).value);
  const wrong = identifiers.findIndex((identifier) => !isCanonical(kind, identifier));
  if (wrong >= 0) return problem(422, 'Refused', `identifiers.${wrong} is no canonical ${kind}.`);

  const profiles = identifiers.map((identifier) => profileOf(kind, identifier));
  return answerKeyed(world, call, {
    kind: 'network',
    operation: 'profiles',
    fingerprint: hash('sha256', `${kind} ${identifiers.join(' ')}`),
    count: identifiers.length,
    pace: 'networkDelayMs',
    fates: fatesOf(profiles.map(({ msisdn }) => msisdn)),
    act: () => JSON.stringify({ profiles }),
    says,
  });
}
