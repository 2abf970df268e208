import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { expect, onTestFinished, test } from 'vitest';
import type { Mail } from '#activities/mail/client';
import { createActivities } from '#activities/index';
import { parisTime } from '#domain/calendar/paris-time';
import { failureTypes } from '#domain/outage';
import { anAdministrator } from '#test/support/accounts';
import { fakeRuns } from '#test/support/activities';
import { aSlotInput, deposited, happened } from '#test/support/certificates';
import { aDatabase } from '#test/support/database';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { replanSignal, slotStart, slotWorkflow } from '#workflows/certificate-slot/contract';

/**
 * The life of a slot with the real activities over a database; only the mail server is a fake, and the slot is told as the
 * reconciler tells it. One clock for all tests, which only goes on: each begins where the one before has left it.
 */

const temporal = await aTimeSkippingTemporal();
const workflowId = 'certificate:alpha:e-rdv-production';

/** The server's clock, which skips. */
const present = async () => new Date(await temporal.env.currentTimeMs());
const day = 24 * 3_600_000;
const inDays = (from: Date, days: number) => new Date(from.getTime() + days * day);

async function aHouse({ downUntil = new Date(0) } = {}) {
  const database = await aDatabase();
  const { db } = database;
  onTestFinished(() => database.close());
  await anAdministrator(db, ['certificates']);
  const taken: (Mail & { at: string })[] = [];
  let attempts = 0;
  let latest = 0;
  const now = () => {
    const { isLocal, currentAttemptScheduledTimestampMs: at } = activityInfo();
    // A local activity is told the worker's time.
    if (!isLocal) latest = Math.max(latest, at);
    return new Date(latest);
  };
  const activities = createActivities({
    ...{ db, now, dataDir: '/nowhere', secret: 'a secret of tests', wholesalerName: 'Maison Test' },
    ...{ portalUrl: 'https://portail.example', resultDays: 30, longWaitSeconds: 3_600 },
    writeResultFiles: () => Promise.reject(new Error('no results')),
    network: { profiles: () => Promise.reject(new Error('no network')) },
    // Whoever asks is the present run.
    runs: {
      ...fakeRuns(),
      find: async () => ({ open: true, runId: activityInfo().workflowExecution?.runId ?? '' }),
    },
    mailer: {
      async send(mail) {
        attempts += 1;
        if (now() < downUntil) throw ApplicationFailure.nonRetryable('away', failureTypes.mailUnavailable);
        taken.push({ ...mail, at: parisTime(now()) });
      },
      close: () => undefined,
    },
  });
  const tell = async () => {
    const { workflowId: id, ...start } = slotStart(aSlotInput());
    await temporal.env.client.workflow.signalWithStart(slotWorkflow, {
      ...start,
      workflowId: id,
      taskQueue: 'slots',
      signal: replanSignal,
    });
    await settled();
  };
  const settled = () =>
    expect
      .poll(() => db.certificateEvent.count({ where: { toldAt: null } }), { timeout: 20_000, interval: 20 })
      .toBe(0);
  return {
    ...{ db, activities, taken },
    attempts: () => attempts,
    subjects: () => taken.map(({ subject }) => subject.split(' : ')[0]),
    /** The last mails, as day and hour of Paris with the first words of their subject. */
    since: (count: number) => taken.slice(count).map(({ at, subject }) => `${at} ${subject.split(' ')[0]}`),
    async deposit(id: string, notAfter: Date) {
      const at = await present();
      await deposited(db, { id, notAfter, depositedAt: at });
      await tell();
    },
    async event(kind: 'download' | 'revoke', id: string) {
      await happened(db, kind, id, await present());
      await tell();
    },
    slot: () => db.certificateSlot.findUniqueOrThrow({ where: { workflowId } }),
    process: () => db.process.findUniqueOrThrow({ where: { workflowId } }),
    tasks: () => db.task.findMany({ where: { kind: 'renewCertificate' } }),
    places: async () =>
      Object.fromEntries(
        (await db.certificatePlace.findMany()).map(({ certificateId, place }) => [certificateId, place]),
      ),
  };
}
type House = Awaited<ReturnType<typeof aHouse>>;

/** Runs a story in which the slot is served, and ends the slot after it. */
async function living(house: House, story: () => Promise<void>): Promise<void> {
  await temporal.with(
    house.activities,
    async (client) => {
      try {
        await story();
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
const sleepUntil = async (instant: Date) =>
  temporal.env.sleep(Math.max(1, instant.getTime() - (await present()).getTime()));

test('a first certificate is told of, and where nothing follows it the operator gets a notice and the back office a task [OWF-192, OWF-197]', async () => {
  const house = await aHouse();
  await living(house, async () => {
    const end = inDays(await present(), 100);
    await house.deposit('c1', end);
    await sleepUntil(inDays(end, 1));
    expect(house.subjects()).toEqual([
      "Dépôt d'un certificat – création",
      ...Array.from({ length: 5 }, () => 'Certificat bientôt expiré, renouvellement à venir'),
    ]);
    expect(await house.tasks()).toMatchObject([{ step: 'renew-c1', audience: 'backOffice', endedAt: null }]);
    expect(await house.process()).toMatchObject({ state: 'expired', endedAt: null });
  });
});
