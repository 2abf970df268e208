import { ApplicationFailure } from '@temporalio/common';
import { expect, onTestFinished } from 'vitest';
import { createActivities } from '#activities/index';
import type { Mail } from '#activities/platform/mail/client';
import { failureTypes } from '#domain/outage';
import { accountsStart, accountsWorkflow } from '#workflows/accounts/creation/contract';
import { aBatch, anAdministrator } from './accounts.ts';
import { skippingDependencies } from './activities.ts';
import { aDatabase } from './database.ts';
import type { TestTemporal } from './workflows.ts';

export type AccountHouse = Awaited<ReturnType<typeof anAccountHouse>>;

const hour = 3_600_000;

/**
 * The real activities over a database until the end of the test: what stands in its rows is what counts. Only the mail
 * server is a fake, down for `downHours` from the first mail on.
 */
export async function anAccountHouse({ downHours = 0 } = {}) {
  const database = await aDatabase();
  const { db } = database;
  onTestFinished(() => database.close());
  await anAdministrator(db);
  const taken: (Mail & { at: number })[] = [];
  const dependencies = skippingDependencies(db);
  const { now } = dependencies;
  let downSince: number | undefined;
  const activities = createActivities({
    ...dependencies,
    mailer: {
      async send(mail) {
        const at = now().getTime();
        downSince ??= at;
        if (at < downSince + downHours * hour)
          // One try a wait: a day of them is enough for a test.
          throw ApplicationFailure.nonRetryable('away', failureTypes.mailUnavailable);
        taken.push({ ...mail, at });
      },
      close: () => undefined,
    },
  });
  return { db, activities, taken, subjects: () => taken.map(({ subject }) => subject) };
}

let batches = 0;

/** Creates accounts with these logins, `meanwhile` once they are there, `beside` while their process goes on. Answers its id. */
export async function createdAccounts(
  temporal: TestTemporal,
  { db, activities }: AccountHouse,
  logins: readonly string[],
  meanwhile: () => Promise<unknown> = async () => {},
  beside: (result: Promise<unknown>) => Promise<unknown> = async () => {},
): Promise<string> {
  const id = `7k3m9qxp2d${String(++batches).padStart(2, '0')}`;
  const input = await aBatch(db, logins, { id });
  await temporal.with(activities, async (client, taskQueue) => {
    const handle = await client.workflow.start(accountsWorkflow, { ...accountsStart(input), taskQueue });
    await expect
      .poll(
        () =>
          db.accountCreation
            .findMany({ where: { batchId: id }, select: { state: true } })
            .then((rows) => rows.length === logins.length && rows.every(({ state }) => state !== 'waiting')),
        { timeout: 30_000 },
      )
      .toBe(true);
    await meanwhile();
    const result = handle.result();
    await Promise.all([result, beside(result)]);
    // The links go out by processes of their own, which outlive it.
    for (let place = 1; place <= logins.length; place += 1)
      await client.workflow
        .getHandle(`password-reset:alpha:${id}-${place}`)
        .result()
        .catch(() => undefined);
  });
  return id;
}
