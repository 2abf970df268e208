import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { resultFile } from '#domain/qualification/files';
import { openActivities } from './history.ts';
import { noticeOf, type Scene } from './scene.ts';

/** The moments of a qualification at which something is killed. */
export const steps = [
  'receiving',
  'staged',
  'verifying',
  'accepting',
  'asking, begun',
  'asking, half',
  'asking, last',
  'writing',
  'completing',
  'mailing',
] as const;
export type Step = (typeof steps)[number];

/** What the history must say was going on at the kill, for it to have hit the step; null where no history can tell. */
export const activityOf: Readonly<Record<Step, string | null>> = {
  receiving: null,
  staged: null,
  verifying: 'verifyFile',
  accepting: 'acceptQualification',
  'asking, begun': 'askNetwork',
  'asking, half': 'askNetwork',
  'asking, last': 'askNetwork',
  writing: 'writeResults',
  completing: 'completeQualification',
  mailing: 'sendNoticeMail',
};

/** Milliseconds of a batch: 20 of them, eight at a time. */
export const batchMs = 250;
/** Milliseconds for which the mail server holds a mail before it takes it. */
export const mailMs = 600;

/** Waits for the step, and a random while within it. Resolves at the moment of the kill; what it answers undoes a hold. */
export const reach: Readonly<Record<Step, (scene: Scene) => Promise<() => void>>> = {
  async receiving(scene) {
    await soon(() => scene.house.temporaryFiles().some((name) => name.includes(scene.job.id)));
    return jitter(scene, 60);
  },
  async staged(scene) {
    const where = { submissionId: scene.job.id };
    await soon(async () => (await scene.house.db.stagedFile.count({ where })) > 0, 2);
    return jitter(scene, 15);
  },
  async verifying(scene) {
    await soon(() => isOpen(scene, 'verifyFile'));
    return jitter(scene, 120);
  },
  async accepting(scene) {
    const where = { id: scene.job.id };
    await soon(async () => (await scene.house.db.qualification.count({ where })) > 0, 2);
    return whileHeld(scene, 'acceptQualification');
  },
  'asking, begun': (scene) => asked(scene, 1),
  'asking, half': (scene) => asked(scene, 9),
  'asking, last': (scene) => asked(scene, 17),
  async writing(scene) {
    await soon(() => isOpen(scene, 'writeResults'));
    return jitter(scene, 350);
  },
  async completing(scene) {
    const file = join(scene.house.dataDir, resultFile(scene.job.id, 'xlsx'));
    await soon(() => existsSync(file), 2);
    return whileHeld(scene, 'completeQualification');
  },
  async mailing(scene) {
    await soon(async () => isOpen(scene, 'sendNoticeMail', await noticeOf(scene)));
    return jitter(scene, mailMs + 100);
  },
};

async function asked(scene: Scene, batches: number): Promise<() => void> {
  await soon(async () => (await scene.house.world.effectsOf(scene.job.workflowId, 40)).length >= batches, 5);
  return jitter(scene, 100);
}

async function isOpen(
  { house, job }: Scene,
  activity: string,
  workflowId = job.workflowId,
): Promise<boolean> {
  return (await openActivities(house.temporal, workflowId)).includes(activity);
}

/**
 * Catches a step of one transaction, too short to be seen: takes the database's write lock, waits until the step stands
 * before it, and either is killed there, or lets it go on for a moment and then be killed.
 */
async function whileHeld(scene: Scene, activity: string): Promise<() => void> {
  const lock = new DatabaseSync(join(scene.house.dataDir, 'jalon.db'), { timeout: 5_000 });
  let held = false;
  const release = () => {
    if (held) lock.exec('ROLLBACK');
    held = false;
    if (lock.isOpen) lock.close();
  };
  lock.exec('BEGIN IMMEDIATE');
  held = true;
  // A write of progress may stand before it too and hold the next task up: then not for longer than this.
  await soon(() => isOpen(scene, activity), 5, 2_000);
  if (scene.random() < 0.5) {
    await sleep(scene.random() * 100);
    return release;
  }
  release();
  return jitter(scene, 25);
}

async function jitter({ random }: Scene, upToMs: number): Promise<() => void> {
  await sleep(random() * upToMs);
  return () => {};
}

/** Polls until `check` holds or the limit has passed: then the kill comes elsewhere, and the history says so. */
async function soon(check: () => boolean | Promise<boolean>, everyMs = 10, limitMs = 30_000): Promise<void> {
  for (const limit = Date.now() + limitMs; Date.now() < limit; await sleep(everyMs))
    if (await Promise.resolve(check()).catch(() => false)) return;
}
