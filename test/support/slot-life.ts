import { ApplicationFailure } from '@temporalio/common';
import { expect, onTestFinished } from 'vitest';
import { createActivities } from '#activities/index';
import { parisInstant, parisTime } from '#domain/kit/calendar/paris-time';
import { failureTypes } from '#domain/outage';
import { replanSignal, sendNowSignal, slotStart, slotWorkflow } from '#workflows/certificates/slot/contract';
import { anAdministrator } from './accounts.ts';
import { skippingDependencies } from './activities.ts';
import { aSlot, aSlotInput, deposited, happened } from './certificates.ts';
import { aDatabase } from './database.ts';
import { aTimeSkippingTemporal } from './workflows.ts';

/**
 * The life of a slot with the real activities over a database; only the mail server is a fake, and the slot is told as the
 * reconciler tells it. One clock for all tests, which only goes on: each begins where the one before has left it.
 */

const temporal = await aTimeSkippingTemporal();
export const workflowId = 'certificate:alpha:e-rdv-production';

/** The server's clock, which skips. */
export const present = async () => new Date(await temporal.env.currentTimeMs());
const day = 24 * 3_600_000;
export const inDays = (from: Date, days: number) => new Date(from.getTime() + days * day);

async function aHouse() {
  const database = await aDatabase();
  const { db } = database;
  onTestFinished(() => database.close());
  await anAdministrator(db, ['certificates']);
  const { client } = temporal.env;
  const taken: { id: string; at: string }[] = [];
  let downUntil = new Date(0);
  const dependencies = skippingDependencies(db);
  const { now } = dependencies;
  let rowsAway = 0;
  const made = createActivities({
    ...dependencies,
    runs: {
      ...dependencies.runs,
      async replan(id) {
        await client.workflow.getHandle(id).signal(replanSignal);
        return true;
      },
    },
    mailer: {
      async send({ messageId }) {
        // One try a wait: three days of them are enough for a test.
        if (now() < downUntil) throw ApplicationFailure.nonRetryable('away', failureTypes.mailUnavailable);
        const id = /^<certificate\.(.+)\.user-alpha\.admin@jalon>$/.exec(messageId)?.[1] ?? messageId;
        taken.push({ id, at: parisTime(now()) });
      },
      close: () => undefined,
    },
  });
  function reachRows(): void {
    if (rowsAway === 0) return;
    rowsAway -= 1;
    throw ApplicationFailure.nonRetryable('away', 'AwayForATest');
  }
  const activities: typeof made = {
    ...made,
    async followSlot(...told) {
      reachRows();
      return made.followSlot(...told);
    },
    async endSlot(...told) {
      reachRows();
      return made.endSlot(...told);
    },
  };
  /** Tells the slot as the reconciler does, and waits until it has taken it in. */
  async function tell() {
    const start = slotStart(aSlotInput());
    const { workflowIdReusePolicy: _, ...options } = start;
    await client.workflow.signalWithStart(slotWorkflow, {
      ...options,
      taskQueue: 'slots',
      signal: replanSignal,
    });
    await eventually(() => db.certificateEvent.count({ where: { toldAt: null } })).toBe(0);
  }
  return {
    ...{ db, activities, taken, client, tell },
    /** The next looks at the rows fail, or the end; what the slot shows is written all the same. */
    rowsFail: (looks: number) => void (rowsAway = looks),
    downFor: async (days: number) => void (downUntil = inDays(await present(), days)),
    /** What was sent since the last time, as day and hour of Paris and « certificate.kind ». */
    sent: () => taken.splice(0).map(({ at, id }) => `${at} ${id}`),
    /** Unless the mail server is away, until it has been told by mail too. */
    async deposit(id: string, notAfter: Date) {
      const at = await present();
      await deposited(db, { id, notAfter, depositedAt: at });
      await tell();
      const owed = () => db.certificatePlace.count({ where: { owed: { not: null } } });
      if (at >= downUntil) await eventually(owed).toBe(0);
    },
    async event(kind: 'download' | 'revoke', id: string) {
      await happened(db, kind, id, await present());
      await tell();
    },
    async hold() {
      const at = await present();
      const slot = { ...aSlot, workflowId, handledUntil: at };
      await db.certificateSlot.upsert({ where: { workflowId }, create: slot, update: {} });
      await db.certificateHold.create({ data: { workflowId, reason: 'audit', byLogin: 'w.bo', at } });
    },
    /** « Envoyer maintenant » of the mail that somebody sees. */
    async sendNow() {
      const { noticeAt } = await this.slot();
      await client.workflow.getHandle(workflowId).signal(sendNowSignal, noticeAt?.toISOString() ?? '');
    },
    slot: () => db.certificateSlot.findUniqueOrThrow({ where: { workflowId } }),
    process: () => db.process.findUniqueOrThrow({ where: { workflowId } }),
    task: (id: string) => db.task.findUnique({ where: { id: `${workflowId}:renew-${id}` } }),
    places: async () =>
      (await db.certificatePlace.findMany({ orderBy: { certificateId: 'asc' } }))
        .map(({ certificateId, place }) => `${certificateId} ${place}`)
        .join(', '),
  };
}
type House = Awaited<ReturnType<typeof aHouse>>;

/** Runs a story in which the slot is served, and ends the slot after it. */
export async function living(story: (house: House) => Promise<void>): Promise<void> {
  const house = await aHouse();
  await temporal.with(
    house.activities,
    async (client) => {
      try {
        await story(house);
        // Ended in the middle of a step, it would hold the server's clock for ever.
        await temporal.env.sleep(60_000);
      } finally {
        await client.workflow
          .getHandle(workflowId)
          .terminate()
          .catch(() => undefined);
      }
    },
    'slots',
  );
}

/** Without waiting for a result, which would let the clock run on. */
export const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 20 });
export const sleepUntil = async (instant: Date) => {
  await temporal.env.sleep(Math.max(1, instant.getTime() - (await present()).getTime()));
};
/** At 09:00 in Paris, so many days before. */
export const before = (end: Date, days: number, time = '09:00') =>
  `${parisTime(inDays(end, -days)).slice(0, 10)}T${time}`;
/** At noon in Paris, so that whole days before it are those of the calendar. */
export const noonIn = async (days: number) => {
  const noon = parisInstant(`${parisTime(inDays(await present(), days)).slice(0, 10)}T12:00`);
  if (!noon) throw new Error('Noon is every day');
  return noon;
};
const minute = /^\d{4}-\d\d-\d\dT\d\d:\d\d /;
export const kinds = (sent: string[]) => sent.map((mail) => mail.replace(minute, ''));
