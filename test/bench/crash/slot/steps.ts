import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificatesDirectory } from '#domain/certificates/files';
import type { SlotEventKind } from '#domain/certificates/slot';
import { isOpen, jitter, mailMs, slowMail, soon, whileHeld } from '../catch.ts';
import { doingAt } from '../history.ts';
import type { Expected } from './outcome.ts';
import {
  deposit,
  download,
  eventsOf,
  latestSettings,
  mailKeys,
  mailsAbout,
  processesOf,
  revoke,
  sendNow,
  sentOf,
  setDelays,
  settingsProcess,
  type Slot,
  warningOf,
} from './slot.ts';

/** The moments of a slot at which something is killed. */
export const steps = [
  'depositing',
  'deposited',
  'taking in',
  'mailing',
  'renewing',
  'downloading',
  'revoking',
  'warning',
  'warned',
  'new delays',
] as const;
export type Step = (typeof steps)[number];

/** How a slot comes to a step, and what must come of it. */
export interface Way {
  /** How it stands before; null: it does not. */
  before: Expected | null;
  /** What holds the step up. */
  hold?(slot: Slot): unknown;
  /** What a person does. */
  act(slot: Slot): Promise<void>;
  /** Waits for the step, and a random while within it; what it answers undoes a hold. */
  reach(slot: Slot): Promise<() => void>;
  /** Whether the kill came within it, by what is written down; missing where nothing tells. */
  hit?(slot: Slot, killedAt: number): Promise<boolean>;
  after: Expected;
}

const one: Expected = { state: 'valid', places: ['current'], mails: ['creation'], happened: ['deposit'] };
const two: Expected = {
  ...{ state: 'awaitingDownload', places: ['current', 'next'] },
  ...{ mails: ['creation', 'renewal'], happened: ['deposit', 'deposit'] },
};
const warned: Expected = { ...one, warned: true };

export const ways: Readonly<Record<Step, Way>> = {
  /** The file is being written, or lies there without a row. */
  depositing: {
    before: null,
    act: (slot) => deposit(slot, 0),
    async reach(slot) {
      const lies = namesIn(slot);
      const come = () => namesIn(slot).filter((name) => !lies.includes(name));
      await soon(() => come().length > 0, 1);
      if (slot.random() < 0.5) return jitter(slot, 3);
      return whileHeld(slot, async () => come().some((name) => !name.endsWith('.tmp')));
    },
    after: one,
  },
  /** And nobody sends the form again. */
  deposited: { before: null, act: (slot) => deposit(slot, 0, false), ...untold('deposit'), after: one },
  'taking in': { before: null, act: (slot) => deposit(slot, 0), ...takenIn(1), after: one },
  mailing: {
    before: null,
    act: (slot) => deposit(slot, 0),
    ...mailed('tellDeposit'),
    after: one,
  },
  renewing: { before: one, act: (slot) => deposit(slot, 1), ...takenIn(2), after: two },
  downloading: {
    before: two,
    act: (slot) => download(slot, 1),
    ...untold('download'),
    after: {
      ...two,
      ...{ state: 'valid', places: ['replaced', 'current'], happened: [...two.happened, 'download'] },
    },
  },
  revoking: {
    before: two,
    act: (slot) => revoke(slot, 0),
    ...untold('revoke'),
    after: {
      ...two,
      ...{ state: 'valid', places: ['revoked', 'current'], happened: [...two.happened, 'revoke'] },
    },
  },
  warning: { before: one, act: sendNow, ...mailed('tellExpiry'), after: warned },
  /** The mail server has taken them all, and no row says so of the last. */
  warned: {
    before: one,
    hold: slowly,
    act: sendNow,
    async reach(slot) {
      const keys = await mailKeys(slot, 0, warningOf(slot));
      await soon(async () => (await sentOf(slot, keys)) === keys.length - 1, 5);
      return whileHeld(slot, async () => (await warningsBy(slot, Date.now())) === keys.length);
    },
    async hit(slot, killedAt) {
      const row = await slot.house.db.process.findUnique({ where: { workflowId: slot.workflowId } });
      const came = await warningsBy(slot, killedAt);
      return came === slot.userIds.length && Number(row?.updatedAt) > killedAt;
    },
    after: warned,
  },
  'new delays': {
    before: one,
    act: setDelays,
    async reach(slot) {
      const { version } = slot;
      await soon(async () => ((await latestSettings(slot))?.version ?? 0) === version, 2);
      await soon(() => isOpen(slot.house, settingsProcess(slot), 'tellSlots'));
      // Twenty slots a second, and there are twenty more than those of the kills.
      return jitter(slot, 1_000);
    },
    hit: during('tellSlots'),
    after: one,
  },
};

/** The `count`-th of its kind. */
async function eventOf(slot: Slot, kind: SlotEventKind, count = 1) {
  return (await eventsOf(slot)).filter((event) => event.kind === kind)[count - 1];
}

/** Rows stand, and the call that tells the slot does not come through: Temporal stands still. */
function untold(kind: SlotEventKind): Pick<Way, 'hold' | 'reach' | 'hit'> {
  return {
    hold: freeze,
    async reach(slot) {
      await soon(async () => (await eventOf(slot, kind)) !== undefined, 2);
      await sleep(slot.random() * 150);
      return () => thaw(slot);
    },
    async hit(slot, killedAt) {
      const { at, toldAt } = (await eventOf(slot, kind)) ?? {};
      return Number(at) <= killedAt && Number(toldAt) > killedAt;
    },
  };
}

/** The slot writes what it holds after so many deposits; Temporal stands still until nothing can be written. */
function takenIn(deposits: number): Pick<Way, 'hold' | 'reach' | 'hit'> {
  return {
    hold: freeze,
    async reach(slot) {
      await soon(async () => (await eventOf(slot, 'deposit', deposits)) !== undefined, 2);
      return whileHeld(slot, () => {
        thaw(slot);
        return isOpen(slot.house, slot.workflowId, 'followSlot');
      });
    },
    hit: during('followSlot'),
  };
}

function slowly({ house, userIds }: Slot) {
  return slowMail(house, userIds.length);
}

function mailed(activity: string): Pick<Way, 'hold' | 'reach' | 'hit'> {
  return {
    hold: slowly,
    async reach(slot) {
      await soon(() => isOpen(slot.house, slot.workflowId, activity));
      return jitter(slot, slot.userIds.length * mailMs + 100);
    },
    hit: during(activity),
  };
}

/** How many mails of the warning the mail server had taken by an instant. */
async function warningsBy(slot: Slot, instant: number): Promise<number> {
  const mails = await mailsAbout(slot);
  const warnings = mails.filter(({ messageId }) => messageId.includes(`.${warningOf(slot)}.`));
  const by = warnings.filter(({ receivedAt }) => Date.parse(receivedAt) <= instant);
  return new Set(by.map(({ messageId }) => messageId)).size;
}

function during(activity: string) {
  return async (slot: Slot, killedAt: number): Promise<boolean> => {
    const doing = await doingAt(slot.house.temporal, processesOf(slot), killedAt).catch((): string[] => []);
    return doing.includes(activity);
  };
}

function freeze({ house }: Slot): void {
  house.freeze('temporal');
}

/** Whatever was killed meanwhile stands still no more. */
function thaw({ house }: Slot): void {
  try {
    house.thaw('temporal');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function namesIn({ house }: Slot): string[] {
  const directory = join(house.dataDir, certificatesDirectory);
  return existsSync(directory) ? readdirSync(directory) : [];
}
