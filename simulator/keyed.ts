import type { Ask } from './effects.ts';
import { slowMs } from './faults.ts';
import type { Call } from './http/call.ts';
import { hangUp, jsonText, problem, refusal } from './http/reply.ts';
import type { World } from './system.ts';

/** What a sentinel value brings upon the request that holds it. */
export type Fate = 'slow' | 'error-once' | 'error-always' | 'refused' | 'lost-answer';

export type KeyedRequest = Omit<Ask, 'key'> & {
  /** Name of the pace that the system takes for it. */
  pace: string;
  fates: ReadonlySet<Fate>;
  act: () => string;
  /** Sentences of the problems it may meet. */
  says: Record<'unavailable' | 'refusedByFault' | 'refusedByFate', string>;
};

/** @throws 400 without a key. */
export function idempotencyKey(call: Call): string {
  const key = call.req.header('idempotency-key') ?? '';
  if (key.length > 0 && key.length <= 255) return key;
  throw refusal(400, 'Malformed', 'The header Idempotency-Key is required, 1 to 255 characters.');
}

/** Acts once per key and answers as often as asked, unless a fault or a sentinel is in the way. */
export async function answerKeyed(
  { effects, faults, paces, pause }: World,
  call: Call,
  { pace, fates, act, says, ...request }: KeyedRequest,
): Promise<Response> {
  const ask = { ...request, key: idempotencyKey(call) };
  const subject = { keyPrefix: ask.key };
  const unavailable = () => problem(503, 'Unavailable', says.unavailable);

  const fault = faults.take(ask.kind, [subject]);
  const slowed = (fault?.mode === 'slow' ? fault.delayMs : 0) + (fates.has('slow') ? slowMs : 0);
  await pause(paces.of(pace, subject) + slowed);

  if (fault?.mode === 'unavailable') return unavailable();
  if (fault?.mode === 'refuse') return problem(422, 'Refused', says.refusedByFault);
  if (fates.has('refused')) return problem(422, 'Refused', says.refusedByFate);
  if (fates.has('error-always')) return unavailable();
  if (fates.has('error-once') && effects.failsFirst(ask.kind, ask.key)) return unavailable();

  // Nothing below waits: of two requests with one key, the second finds the first one's answer.
  if (fault?.mode === 'twice') effects.perform(ask, act);
  const outcome = effects.perform(ask, act);
  if (outcome.kind === 'conflict') {
    return problem(409, 'Conflict', 'This Idempotency-Key was used with another body.');
  }
  if (fault?.mode === 'lost-answer') return hangUp(call);
  if (fates.has('lost-answer') && outcome.kind === 'acted') return hangUp(call);
  return jsonText(200, outcome.answer);
}
