import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '#test/support/house';
import { openActivities } from './history.ts';
import type { Actor } from './subject.ts';

/** How a step is caught that lasts for a moment. */

/** Milliseconds for which the mail server holds a mail before it takes it. */
export const mailMs = 600;

/** Holds the next mails. */
export const slowMail = ({ world }: House, mails: number) =>
  world.fail('smtp', 'slow', mails, { delayMs: mailMs });

export async function isOpen(
  { temporal }: House,
  workflowId: string | undefined,
  activity: string,
): Promise<boolean> {
  return workflowId !== undefined && (await openActivities(temporal, workflowId)).includes(activity);
}

/**
 * Catches a step of one transaction, too short to be seen: takes the database's write lock, waits until the step stands
 * before it, and either is killed there, or lets it go on for a moment and then be killed.
 */
export async function whileHeld(actor: Actor, stands: () => Promise<boolean>): Promise<() => void> {
  const lock = new DatabaseSync(join(actor.house.dataDir, 'jalon.db'), { timeout: 5_000 });
  let held = false;
  const release = () => {
    if (held) lock.exec('ROLLBACK');
    held = false;
    if (lock.isOpen) lock.close();
  };
  lock.exec('BEGIN IMMEDIATE');
  held = true;
  // A write of progress may stand before it too and hold the next task up: then not for longer than this.
  await soon(stands, 5, 2_000);
  if (actor.random() < 0.5) {
    await sleep(actor.random() * 100);
    return release;
  }
  release();
  return jitter(actor, 25);
}

export async function jitter({ random }: Pick<Actor, 'random'>, upToMs: number): Promise<() => void> {
  await sleep(random() * upToMs);
  return () => {};
}

/** Polls until `check` holds or the limit has passed: then the kill comes elsewhere, and what is written down says so. */
export async function soon(
  check: () => boolean | Promise<boolean>,
  everyMs = 10,
  limitMs = 30_000,
): Promise<void> {
  for (const limit = Date.now() + limitMs; Date.now() < limit; await sleep(everyMs))
    if (await Promise.resolve(check()).catch(() => false)) return;
}
