import { availableParallelism } from 'node:os';
import { aHouse, type House, type PartName } from '#test/support/house';
import type { Measured } from '../../tools/bench.ts';
import { backAgain, checkLeft, unexpectedLines, watchHealth } from './crash/after.ts';
import { qualifications } from './crash/qualification/subject.ts';
import { slots } from './crash/slot/subject.ts';
import type { Actor, Begin, Fault, Subject } from './crash/subject.ts';

const targets = ['worker', 'temporal', 'portal', 'simulator', 'everything'] as const;
type Target = (typeof targets)[number];

const subjects: Record<string, Subject> = { qualification: qualifications, certificates: slots };

/** One kill, and what came of it. */
interface Run {
  target: Target;
  step: string;
  hit: boolean | null;
  /** From the kill until what was killed is back at work, and until the process and its mails have ended. */
  backMs: number;
  doneMs: number;
  repeated: boolean;
  faults: Fault[];
}

/**
 * `npm run bench -- crash [--only qualification|certificates] [--runs 5] [--seed 1] [--json]`: the whole product; per run
 * one kill -9 of each part, and of everything, at each step of a qualification and of a certificate's slot, with their
 * mails; after each every check there is.
 */
export async function measure({
  runs,
  seed,
  only,
}: {
  runs: number;
  seed: number;
  only: string;
}): Promise<Measured> {
  const chosen = Object.entries(subjects).filter(([name]) => !only || name === only);
  if (chosen.length === 0) throw new Error(`--only is ${Object.keys(subjects).join(' or ')}`);
  const house = await aHouse();
  try {
    const figures: Measured['figures'] = { seed, cores: availableParallelism() };
    const seen = new Set<string>();
    for (const [name, subject] of chosen) {
      const actor = { house, random: randomFrom(seed) };
      const own = await killedAtEach(subject, actor, runs, seen);
      for (const [figure, value] of Object.entries(own)) figures[`${name}: ${figure}`] = value;
    }
    return { name: 'crash', figures };
  } finally {
    await house.close();
  }
}

async function killedAtEach(
  subject: Subject,
  actor: Actor,
  runs: number,
  seen: Set<string>,
): Promise<Measured['figures']> {
  const begin = await subject.prepare(actor);
  const done: Run[] = [];
  const plan = Array.from({ length: runs }, () => planned(subject.steps, actor.random)).flat();
  const told: string[] = [];
  const startedAt = Date.now();
  for (const [number, { target, step }] of plan.entries()) {
    const { run, what } = await once(actor, begin, number, target, step, seen);
    done.push(run);
    const outcome = what.length ? what.join('; ').slice(0, 400) : 'ok';
    console.warn(
      `${number + 1}/${plan.length} ${target} at ${step}${run.hit === false ? ' (missed)' : ''}: ` +
        `back ${seconds(run.backMs)}, done ${seconds(run.doneMs)}, ${outcome}`,
    );
    if (what.length) told.push(`${target} at ${step}: ${outcome}`);
  }
  return summed(done, told, Date.now() - startedAt);
}

/** Each part at each step once, the parts in turn: one that dies again within a minute is started later each time. */
function planned(steps: readonly string[], random: () => number): { target: Target; step: string }[] {
  const orders = targets.map(() => shuffled(steps, random));
  return steps.flatMap((first, turn) =>
    targets.map((target, place) => ({ target, step: orders[place]?.[turn] ?? first })),
  );
}

async function once(
  { house }: Actor,
  begin: Begin,
  number: number,
  target: Target,
  step: string,
  seen: Set<string>,
): Promise<{ run: Run; what: string[] }> {
  await house.world.clearFaults();
  const scene = await begin.scene(number, step);
  const lies = watchHealth(house);
  const release = await scene.reach();
  const killedAt = Date.now();
  const back = kill(house, target);
  release();
  await back;
  const backMs = Date.now() - killedAt;
  scene.back?.();

  const { findings, endedAt, hit, repeated } = await scene.outcome(killedAt);
  findings.push(...(await checkLeft(house, scene)));
  if ((await lies()) > 0) findings.push({ fault: 'dishonest', what: '/api/health said ok' });
  for (const what of unexpectedLines(house, seen)) findings.push({ fault: 'unhandled', what });
  return {
    run: {
      ...{ target, step, hit, backMs, repeated },
      doneMs: endedAt - killedAt,
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

function summed(done: Run[], told: string[], tookMs: number): Measured['figures'] {
  const count = (fault: Fault) => done.filter(({ faults }) => faults.includes(fault)).length;
  const aimed = done.filter(({ hit }) => hit !== null);
  const figures: Measured['figures'] = {
    kills: done.length,
    'all of them (min)': (tookMs / 60_000).toFixed(1),
    'in the very step, where something tells': `${aimed.filter(({ hit }) => hit).length} of ${aimed.length}`,
    lost: count('lost'),
    doubled: count('doubled'),
    wrong: count('wrong'),
    'orphan files': count('orphan'),
    unhandled: count('unhandled'),
    'health not honest': count('dishonest'),
    'mails repeated under one Message-ID': done.filter(({ repeated }) => repeated).length,
  };
  for (const target of targets) {
    const of = done.filter((run) => run.target === target);
    figures[`${target} back (s, min/median/max)`] = spread(of.map(({ backMs }) => backMs));
    figures[`${target} done (s, min/median/max)`] = spread(of.map(({ doneMs }) => doneMs));
  }
  for (const [index, what] of told.entries()) figures[`finding ${index + 1}`] = what;
  return figures;
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
