import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#prisma/client';

/** At most `limit` attempts of one key in a window that begins with the first. */
export interface Throttle {
  key: string;
  limit: number;
  minutes: number;
}

/** What a person typed may be anything, a password in the wrong field included: only its digest is kept. */
function digest(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('hex').slice(0, 32);
}

/** An address stands for an office with many people, so it may fail more often than one login. */
export const throttles = {
  login: (login: string): Throttle => ({ key: `login:${digest(login)}`, limit: 10, minutes: 15 }),
  address: (address: string | null): Throttle => ({
    key: `address:${address ?? 'unknown'}`,
    limit: 50,
    minutes: 15,
  }),
  /** Not forgotten with the right password: who has that may guess no more codes for it. */
  secondStep: (userId: string): Throttle => ({ key: `second-step:${userId}`, limit: 10, minutes: 15 }),
  resetMail: (userId: string): Throttle => ({ key: `reset-mail:${userId}`, limit: 3, minutes: 60 }),
  resetAddress: (address: string | null): Throttle => ({
    key: `reset-address:${address ?? 'unknown'}`,
    limit: 30,
    minutes: 15,
  }),
} as const;

/**
 * Counts an attempt under every key and says whether all are within their limits. It is counted before it is judged:
 * a hundred guesses at once are a hundred attempts.
 */
export async function attempt(db: Database, keys: readonly Throttle[], now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.loginThrottle.deleteMany({ where: { windowEnd: { lte: now } } });
    let within = true;
    for (const { key, limit, minutes } of keys) {
      const row = await tx.loginThrottle.upsert({
        where: { key },
        create: { key, failures: 1, windowEnd: new Date(now.getTime() + minutes * 60_000) },
        update: { failures: { increment: 1 } },
      });
      within &&= row.failures <= limit;
    }
    return within;
  });
}

/** Takes one attempt back: what it was counted for did not happen. */
export async function giveBack(db: Database, { key }: Throttle): Promise<void> {
  await db.loginThrottle.updateMany({
    where: { key, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  });
}

/** Starts anew. */
export async function forget(db: Database | Transaction, { key }: Throttle): Promise<void> {
  await db.loginThrottle.deleteMany({ where: { key } });
}
