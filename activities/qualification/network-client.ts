import pLimit from 'p-limit';
import { z } from 'zod';
import { failureTypes } from '#domain/outage';
import type { QualificationType } from '#domain/kit/references/identifier';
import type { NetworkProfile } from '#domain/qualification/result';
import { refused, unavailable } from '#activities/platform/failure';

export interface NetworkClient {
  /**
   * Asks for the profiles of up to 1,000 canonical identifiers and answers in their order. The same key gets the first
   * answer again. Raises NetworkUnavailable (try later), NetworkRefused (never) or what `gate` raises.
   */
  profiles(
    type: QualificationType,
    identifiers: readonly string[],
    key: string,
    signal: AbortSignal,
  ): Promise<NetworkProfile[]>;
}

const bit = z.union([z.literal(0), z.literal(1)]);
const replySchema = z.object({
  profiles: z.array(
    z.object({
      msisdn: z.string().regex(/^33[67]\d{8}$/),
      onNetwork: z.boolean(),
      handset: z
        .object({
          clickable: bit,
          mmsClass: z.number().int().min(0).max(89),
          videoClass: z.union([z.literal(0), z.literal(6)]),
          wapPush: bit,
        })
        .nullable(),
    }),
  ),
});

/** Longer than the slowest honest answer, shorter than the patience of a retry. */
const answerWithinMs = 10_000;
const { networkUnavailable, networkRefused } = failureTypes;

/**
 * The network's qualification interface over HTTP. `width` bounds the requests of this process. `gate` is asked right
 * before each request, those that stood in the queue included, and raises when none may go out.
 */
export function networkClient(
  url: string,
  width = 8,
  gate: () => Promise<void> = async () => undefined,
): NetworkClient {
  const limit = pLimit(width);

  async function ask(body: string, key: string, signal: AbortSignal): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(`${url}/profiles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body,
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
      });
      if (response.ok) return await response.json();
      await response.body?.cancel();
    } catch {
      // The cause may quote the request; what operations need is that nobody answered.
      signal.throwIfAborted();
      throw unavailable(networkUnavailable, 'The network does not answer');
    }
    if (response.status === 422 || response.status === 400)
      throw refused(networkRefused, `The network refused the request (${response.status})`);
    throw unavailable(networkUnavailable, `The network answered ${response.status}`);
  }

  return {
    profiles: (type, identifiers, key, signal) =>
      limit(async () => {
        signal.throwIfAborted();
        await gate();
        const kind = type === 'aliase' ? 'alias' : 'msisdn';
        const reply = replySchema.safeParse(await ask(JSON.stringify({ kind, identifiers }), key, signal));
        if (!reply.success || !fits(type, identifiers, reply.data.profiles))
          throw unavailable(networkUnavailable, 'The network sent an answer that does not fit the question');
        return reply.data.profiles;
      }),
  };
}

/** One profile for each identifier, in their order: told by the number itself, which an alias does not show. */
function fits(
  type: QualificationType,
  identifiers: readonly string[],
  profiles: readonly NetworkProfile[],
): boolean {
  if (profiles.length !== identifiers.length) return false;
  return type === 'aliase' || profiles.every(({ msisdn }, index) => msisdn === identifiers[index]);
}
