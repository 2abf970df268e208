import { createHmac, randomBytes } from 'node:crypto';

/** Crockford's base 32 in lower case. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new submission id (submissionIdPattern): 12 characters of 5 random bits each. */
export function newSubmissionId(): string {
  return written(randomBytes(12));
}

/**
 * The id of what `form` (an id that a browser sent, and could choose) asks for `userId`: the same form sent twice is one
 * process, and nobody without the secret can have two people's processes share an id.
 */
export function submissionIdFor(form: string, userId: string, secret: string): string {
  return written(
    createHmac('sha256', secret).update(`submission:${userId}:${form}`).digest().subarray(0, 12),
  );
}

function written(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
}
