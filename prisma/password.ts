import { hash, verify } from '@node-rs/argon2';
import { noPassword } from './client.ts';

export { noPassword };

/** OWASP Password Storage Cheat Sheet: argon2id (this library's default) with 19 MiB, 2 passes and 1 thread; some 80 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it is stored, in PHC format with its own salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether `password` is the one behind `stored`. Give null for a login that nobody has: the answer is false, as for an
 * account without a password, and takes as long, so that time does not tell which logins exist. Throws when `stored` is no PHC hash.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID());
  const known = stored === noPassword ? null : stored;
  const same = await verify(known ?? (await nobodys), password);
  return same && known !== null;
}
