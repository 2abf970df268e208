import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parisInstant, parisTime } from '#domain/kit/calendar/paris-time';
import { aHouse, until, type House } from '#test/support/house';
import { median } from '#test/support/median';
import { aProcess } from '#test/support/rows';
import { replanSignal } from '#workflows/certificates/slot/contract';
import type { Measured } from '../../tools/bench.ts';
import { deposit, inTurns, slotIdOf, stagedSlots, type Slots } from './certificates/slots.ts';
import { useOf } from './certificates/use-of.ts';

/** Deposits that the compared waves consist of, in turn of the product and of the empty activities. */
const waves = 6;
const mostInAWave = 500;
/** Due at one minute, with as many beside them that were told of the new delays and are not. */
const mostDue = 5_000;
const idleSeconds = 60;
const day = 24 * 3_600_000;
const emptyQueue = 'bench-empty';

/**
 * `npm run bench -- certificates [--count 10000]`: so many slots are deposited into the whole product, part of them in
 * turn with the same workflow over activities that do nothing; then all sleep, and half of them, at most 5,000,
 * are due at one minute.
 */
export async function measure({ count }: { count: number }): Promise<Measured> {
  const house = await aHouse();
  const empty = await emptyWorker(house);
  try {
    const { db } = house;
    // So far that a run over midnight does not reach the day before.
    const soon = inParis(2);
    const late = new Date(Date.now() + 300 * day);
    // Every second one is due at the end.
    const notAfter = (index: number) => (index % 2 === 0 && index < 2 * mostDue ? soon : late);
    const stage: Stage = (from, to) => stagedSlots(db, from, to, notAfter);
    const compares = Math.min(count, waves * mostInAWave);
    const pairs = await compared(house, stage, Math.floor(compares / waves));
    empty.stop();
    let restSeconds = 0;
    const from = waves * Math.floor(compares / waves);
    for (let next = from; next < count; next += mostInAWave) {
      const end = Math.min(count, next + mostInAWave);
      restSeconds += await deposit(house.temporal, 'jalon', await stage(next, end));
      if (end % (10 * mostInAWave) === 0) console.warn(`${end} of ${count} deposited`);
    }
    await mailed(house, ':creation:', count, 600_000);

    await sleep(5_000);
    const asleep = await useOf(house.pid('worker'), idleSeconds);
    const server = await useOf(house.pid('temporal'), 5);
    const drained = await dueAtOnce(house, count, soon);
    return {
      name: 'certificates',
      ratio: median(pairs.map(({ ratio }) => ratio)),
      figures: {
        slots: count,
        cores: availableParallelism(),
        'deposits/s, product and empty': pairs
          .map(({ product, bare }) => `${product.toFixed(0)}:${bare.toFixed(0)}`)
          .join(' '),
        'ratio of each pair': pairs.map(({ ratio }) => ratio.toFixed(2)).join(' '),
        ...(count - from > 0 && {
          'deposits/s of the rest': ((count - from) / restSeconds).toFixed(0),
        }),
        'worker asleep (% of one processor)': asleep.cpu.toFixed(1),
        'worker asleep (MB, peak)': `${asleep.megabytes}, ${asleep.peak}`,
        'Temporal asleep (%, MB)': `${server.cpu.toFixed(1)}, ${server.megabytes}`,
        ...drained,
      },
    };
  } finally {
    empty.stop();
    await house.close();
  }
}

interface Pair {
  product: number;
  bare: number;
  ratio: number;
}

/** Deposits a second of both, after a warm-up of each with the first wave. */
async function compared(house: House, stage: Stage, wave: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const empty: string[] = [];
  for (let turn = 0; turn < waves; turn += 1) {
    const slots = await stage(turn * wave, (turn + 1) * wave);
    const product = slots.codes.length / (await deposit(house.temporal, 'jalon', slots));
    await mailed(house, ':creation:', (turn + 1) * wave, 120_000);
    const others = { ...slots, codes: slots.codes.map((code) => `empty${code}`) };
    empty.push(...others.codes);
    const bare = slots.codes.length / (await deposit(house.temporal, emptyQueue, others));
    // Until its mails, which are none, are told too.
    await sleep(2_000);
    if (turn > 0) pairs.push({ product, bare, ratio: product / bare });
  }
  await inTurns(empty, 16, (code) => house.temporal.workflow.getHandle(slotIdOf(code)).terminate());
  return pairs;
}

/** Sets the hour of the reminder to a minute that comes soon; answers how long its mails took, and whether each came once. */
async function dueAtOnce(house: House, count: number, expiry: Date): Promise<Measured['figures']> {
  const { db, temporal } = house;
  const told = Math.min(count, 2 * mostDue);
  const due = Math.ceil(told / 2);
  const codes = Array.from({ length: told }, (_, index) => `slot${index}`);
  // So long does it take to tell every slot.
  const leadMs = 60_000 + (told / 100) * 1_000;
  const at = parisTime(new Date(Date.now() + leadMs));
  const daysBefore = (Date.parse(parisTime(expiry).slice(0, 10)) - Date.parse(at.slice(0, 10))) / day;
  const settings = { alertDays: '[]', reminderDays: `[${daysBefore}]`, time: at.slice(11) };
  const { version } = await db.certificateSettings.create({
    data: { ...settings, at: new Date(), byLogin: 'bench' },
  });
  // Told below. The product would find that nobody tells them, and wake all of them, twenty a second, while half are due.
  await db.process.create({ data: toldAlready(version) });
  const began = performance.now();
  await inTurns(codes, 16, (code) => temporal.workflow.getHandle(slotIdOf(code)).signal(replanSignal));
  const replanned = (performance.now() - began) / 1_000;
  const minute = parisInstant(at);
  if (!minute || minute.getTime() < Date.now()) throw new Error('Telling the slots took too long');
  await sleep(minute.getTime() - Date.now());
  await mailed(house, `:noRenewal-${daysBefore}:`, due, 1_800_000);
  const seconds = (Date.now() - minute.getTime()) / 1_000;
  await sleep(5_000);
  const mails = await house.world.mails();
  const ids = mails.map(({ messageId }) => messageId);
  const tasks = await db.task.count({ where: { kind: 'renewCertificate' } });
  return {
    'slots told of new delays/s': (told / replanned).toFixed(0),
    'due at one minute': due,
    'until the last mail (s)': seconds.toFixed(0),
    'mails, and Message-IDs': `${ids.length}, ${new Set(ids).size}`,
    'tasks of the back office': tasks,
  };
}

const toldAlready = (version: number) =>
  aProcess({
    ...{ workflowId: `certificate-settings-${version}`, kind: 'certificateSettings', operatorId: null },
    ...{ reference: `${version}`, state: 'completed', endedAt: new Date() },
  });

async function mailed(house: House, kind: string, count: number, withinMs: number): Promise<void> {
  const where = { key: { contains: kind }, sentAt: { not: null } };
  await until(
    async () => {
      const sent = await house.db.sentMail.count({ where });
      if (sent < count) throw new Error(`${sent} of ${count} mails were sent`);
    },
    withinMs,
    // It reads all that was ever sent: more often, it would take a fifth of a processor from what is measured.
    2_000,
  );
}

type Stage = (from: number, to: number) => Promise<Slots>;

/** Noon in Paris, so many days from now. */
function inParis(days: number): Date {
  const noon = parisInstant(`${parisTime(new Date(Date.now() + days * day)).slice(0, 10)}T12:00`);
  if (!noon) throw new Error('Noon is every day');
  return noon;
}

async function emptyWorker(house: House): Promise<{ stop(): void }> {
  const notAfter = new Date(Date.now() + 300 * day).toISOString();
  const program = new URL('certificates/empty-worker.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, house.temporalAddress, emptyQueue, notAfter], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await once(child.stderr, 'data');
  child.stderr.resume();
  return { stop: () => void child.kill() };
}
