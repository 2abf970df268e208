import { randomBytes } from 'node:crypto';

/** Crockford's base 32 in lower case. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new submission id (submissionIdPattern): 12 characters of 5 random bits each. */
export function newSubmissionId(): string {
  return Array.from(randomBytes(12), (byte) => alphabet[byte & 31]).join('');
}
