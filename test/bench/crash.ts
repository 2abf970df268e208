import { availableParallelism } from 'node:os';
import { aHouse, type House, type PartName } from '#test/support/house';
import { usedBy, withoutDailyLimit } from '#test/support/jobs';
import type { Measured } from '../../tools/bench.ts';
import { backAgain, type Fault, findingsOf, unexpectedLines, watchHealth } from './crash/after.ts';
import { doingAt } from './crash/history.ts';
import { type Actor, begin, processesOf } from './crash/scene.ts';
import { activityOf, batchMs, mailMs, reach, type Step, steps } from './crash/steps.ts';

const targets = ['worker', 'temporal', 'portal', 'simulator', 'everything'] as const;
type Target = (typeof targets)[number];

/** One kill, and what came of it. */
interface Run {
  target: Target;
  step: Step;
  /** The history says that the step was under way; null where none can. */
  hit: boolean | null;
  /** From the kill until what was killed is back at work, and until the qualification and its mail have ended. */
  backMs: number;
  doneMs: number;
  mails: number;
  faults: Fault[];
}

/**
 * `npm run bench -- crash [--runs 5] [--seed 1] [--json]`: the whole product; per run one kill -9 of each part, and of
 * everything, at each step of a qualification of 24,000 lines with a mail at its end; after each every check there is.
 */
export async function measure({ runs, seed }: { runs: number; seed: number }): Promise<Measured> {
  const random = randomFrom(seed);
  const house = await aHouse();
  try {
    await withoutDailyLimit(house, '12345');
    const person = await house.person('12345');
    const actor: Actor = { house, person, random };
    const seen = new Set<string>();
    const done: Run[] = [];
    const plan = Array.from({ length: runs }, () => planned(random)).flat();
    const told: string[] = [];
    for (const [number, { target, step }] of plan.entries()) {
      const { run, what } = await once(actor, number, target, step, seen);
      done.push(run);
      const outcome = what.length ? what.join('; ').slice(0, 400) : 'ok';
      console.warn(
        `${number + 1}/${plan.length} ${target} at ${step}${run.hit === false ? ' (missed)' : ''}: ` +
          `back ${seconds(run.backMs)}, done ${seconds(run.doneMs)}, ${outcome}`,
      );
      if (what.length) told.push(`${target} at ${step}: ${outcome}`);
    }
    return summed(done, seed, told);
  } finally {
    await house.close();
  }
}

/** Each part at each step once, the parts in turn: one that dies again within a minute is started later each time. */
function planned(random: () => number): { target: Target; step: Step }[] {
  const orders = targets.map(() => shuffled(steps, random));
  return steps.flatMap((_, turn) =>
    targets.map((target, place) => ({ target, step: orders[place]?.[turn] ?? 'staged' })),
  );
}

async function once(
  actor: Actor,
  number: number,
  target: Target,
  step: Step,
  seen: Set<string>,
): Promise<{ run: Run; what: string[] }> {
  const { house } = actor;
  const usedBefore = await usedBy(house, 'demo-12345');
  await house.world.clearFaults();
  await house.world.batchTakes(batchMs);
  if (step === 'mailing') await house.world.fail('smtp', 'slow', 1, { delayMs: mailMs });
  const lies = watchHealth(house);
  const scene = begin(actor, number, step === 'receiving');
  const release = await reach[step](scene);
  const killedAt = Date.now();
  const back = kill(house, target);
  release();
  await back;
  const backMs = Date.now() - killedAt;
  scene.openGate();

  const { findings, mails } = await findingsOf(scene, usedBefore + scene.job.profiles);
  const processes = await processesOf(scene);
  const rows = await house.db.process.findMany({ where: { workflowId: { in: processes } } });
  const doneMs = Math.max(...rows.map(({ endedAt }) => (endedAt?.getTime() ?? NaN) - killedAt));
  const doing = await doingAt(house.temporal, processes, killedAt).catch((): string[] => []);
  const activity = activityOf[step];
  if ((await lies()) > 0) findings.push({ fault: 'dishonest', what: '/api/health said ok' });
  for (const what of unexpectedLines(house, seen)) findings.push({ fault: 'unhandled', what });
  return {
    run: {
      target,
      step,
      hit: activity === null ? null : doing.includes(activity),
      backMs,
      doneMs,
      mails,
      faults: findings.map(({ fault }) => fault),
    },
    what: findings.map(({ fault, what }) => `${fault}: ${what}`),
  };
}

/** Kills at once; resolves when what was killed is back at work. */
async function kill(house: House, target: Target): Promise<void> {
  if (target === 'everything') {
    await house.killEverything();
    await house.start();
    return;
  }
  const part: PartName = target;
  await backAgain(house, part, house.kill(part));
}

function summed(done: Run[], seed: number, told: string[]): Measured {
  const count = (fault: Fault) => done.filter(({ faults }) => faults.includes(fault)).length;
  const aimed = done.filter(({ hit }) => hit !== null);
  const figures: Measured['figures'] = {
    kills: done.length,
    seed,
    cores: availableParallelism(),
    'in the very step, of those a history tells': `${aimed.filter(({ hit }) => hit).length} of ${aimed.length}`,
    lost: count('lost'),
    doubled: count('doubled'),
    wrong: count('wrong'),
    'orphan files': count('orphan'),
    unhandled: count('unhandled'),
    'health not honest': count('dishonest'),
    'mails repeated under one Message-ID': done.filter(({ mails }) => mails > 1).length,
  };
  for (const target of targets) {
    const of = done.filter((run) => run.target === target);
    figures[`${target} back (s, min/median/max)`] = spread(of.map(({ backMs }) => backMs));
    figures[`${target} done (s, min/median/max)`] = spread(of.map(({ doneMs }) => doneMs));
  }
  for (const [index, what] of told.entries()) figures[`finding ${index + 1}`] = what;
  return { name: 'crash', figures };
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

function spread(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? NaN) / 1_000).toFixed(1);
  return `${at(0)} / ${at(0.5)} / ${at(1)}`;
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
