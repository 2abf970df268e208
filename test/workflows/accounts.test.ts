import { ApplicationFailure } from '@temporalio/common';
import { expect, onTestFinished, test } from 'vitest';
import type { Mail } from '#activities/mail/client';
import { createActivities } from '#activities/index';
import { failureTypes } from '#domain/outage';
import { aBatch, anAdministrator } from '#test/support/accounts';
import { skippingDependencies } from '#test/support/activities';
import { aDatabase } from '#test/support/database';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { accountsStart, accountsWorkflow } from '#workflows/accounts/contract';
import { passwordResetWorkflow } from '#workflows/password-reset/contract';

/** The real activities over a database, so that what stands in its rows is what counts; only the mail server is a fake. */

const temporal = await aTimeSkippingTemporal();

const hour = 3_600_000;

/** A mail server that is down for `downHours` from the first mail on. */
async function aHouse({ downHours = 0 } = {}) {
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
async function run(
  { db, activities }: Awaited<ReturnType<typeof aHouse>>,
  logins: readonly string[],
  meanwhile: () => Promise<unknown> = async () => {},
  beside: () => Promise<unknown> = async () => {},
) {
  const id = `7k3m9qxp2d${String(++batches).padStart(2, '0')}`;
  const input = await aBatch(db, logins, { id });
  await temporal.with(activities, async (client, taskQueue) => {
    const handle = await client.workflow.start(accountsWorkflow, { ...accountsStart(input), taskQueue });
    await expect
      .poll(
        () =>
          db.accountCreation
            .count({ where: { batchId: id, state: 'waiting' } })
            .then(
              async (left) => left === 0 && (await db.accountCreation.count({ where: { batchId: id } })) > 0,
            ),
        { timeout: 30_000 },
      )
      .toBe(true);
    await meanwhile();
    await Promise.all([handle.result(), beside()]);
    // The links go out by processes of their own, which outlive it.
    for (let place = 1; place <= logins.length; place += 1)
      await client.workflow
        .getHandle(`password-reset:alpha:${id}-${place}`)
        .result()
        .catch(() => undefined);
  });
  return id;
}
const logins = (count: number) => Array.from({ length: count }, (_, index) => `person.${index + 1}`);

test('a batch of 50 is 50 accounts with their e-services, a link each, one confirmation, and a reminder for those who did nothing [OWF-208, OWF-209]', async () => {
  const house = await aHouse();
  const id = await run(house, logins(50));
  const people = await house.db.user.findMany({
    where: { login: { startsWith: 'person.' } },
    include: { grants: true },
  });
  expect(people).toHaveLength(50);
  expect(new Set(people.map(({ grants }) => grants.map(({ service }) => service).join()))).toEqual(
    new Set(['tao']),
  );
  expect(await house.db.auditRow.count({ where: { action: 'user.create' } })).toBe(50);
  const count = (subject: string) => house.subjects().filter((one) => one === subject).length;
  expect(count('Confirmation des comptes')).toBe(1);
  expect(count('Initialisation de votre mot de passe')).toBe(50);
  expect(count('Rappel : initialisation de votre mot de passe')).toBe(50);
  const confirmed = house.taken.find(({ subject }) => subject === 'Confirmation des comptes');
  const reminders = house.taken.filter(({ subject }) => subject.startsWith('Rappel'));
  for (const { at } of reminders) expect((at - (confirmed?.at ?? 0)) / hour).toBeCloseTo(48, 0);
  expect(await house.db.process.findUnique({ where: { workflowId: `accounts:alpha:${id}` } })).toMatchObject({
    ...{ state: 'completed', endedBy: null, endedAt: expect.any(Date) },
  });
});

test('a mail server that is down for a day keeps no account from being created, and each mail goes out once, by its Message-ID', async () => {
  const house = await aHouse({ downHours: 24 });
  const { db } = house;
  const linkSent = () => db.process.count({ where: { kind: 'passwordReset', state: 'completed' } });
  await run(house, logins(1), undefined, async () => {
    await expect.poll(linkSent, { timeout: 150_000, interval: 200 }).toBe(1);
    // Once a child has gone on in a new run, the time-skipping server holds its clock one time too often.
    await temporal.env.connection.testService?.unlockTimeSkipping({});
  });
  expect(await house.db.user.count({ where: { login: { startsWith: 'person.' } } })).toBe(1);
  expect(new Set(house.taken.map(({ messageId }) => messageId)).size).toBe(house.taken.length);
  expect(house.subjects().toSorted()).toEqual([
    'Confirmation des comptes',
    'Initialisation de votre mot de passe',
    'Rappel : initialisation de votre mot de passe',
  ]);
  // Three hundred waits of two processes.
}, 180_000);

test('whoever has used the link, was disabled, or got another link since is not reminded', async () => {
  const house = await aHouse();
  const { db } = house;
  await run(house, logins(4), async () => {
    const [used, disabled, renewed] = await Promise.all(
      [1, 2, 3].map((n) => db.user.findUniqueOrThrow({ where: { login: `person.${n}` } })),
    );
    await db.user.update({ where: { id: used?.id ?? '' }, data: { passwordHash: 'chosen' } });
    await db.user.update({ where: { id: disabled?.id ?? '' }, data: { disabledAt: new Date() } });
    const expiresAt = new Date('2100-01-01');
    await db.passwordReset.create({
      data: { id: 'newer', userId: renewed?.id ?? '', tokenHash: 'newer', expiresAt },
    });
  });
  const reminded = house.taken.filter(({ subject }) => subject.startsWith('Rappel'));
  expect(reminded.map(({ to }) => to)).toEqual(['person.4@alpha-telecom.example']);
});

test('a login that another batch has taken meanwhile, or anyone ever had, is refused and the others are created', async () => {
  const house = await aHouse();
  const { db } = house;
  await run(house, ['person.1', 'ALPHA.admin', 'person.2']);
  const id = await run(house, ['person.2', 'person.3']);
  const rows = await db.accountCreation.findMany({ orderBy: [{ batchId: 'asc' }, { place: 'asc' }] });
  expect(rows.map(({ login, state, refusal }) => [login, state, refusal])).toEqual([
    ['person.1', 'created', null],
    ['ALPHA.admin', 'refused', 'taken'],
    ['person.2', 'created', null],
    ['person.2', 'refused', 'taken'],
    ['person.3', 'created', null],
  ]);
  const told = house.taken.filter(({ subject }) => subject === 'Confirmation des comptes').at(-1)?.text;
  expect(told).toContain("- person.2 (Léa Martin) : le login est déjà pris, ou l'a été");
  expect(id).toBeDefined();
});

test('nothing that a person typed stands in its history', async () => {
  const house = await aHouse();
  const id = await run(house, ['person.1']);
  const { events } = await temporal.env.client.workflow.getHandle(`accounts:alpha:${id}`).fetchHistory();
  const text = JSON.stringify(events, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );
  expect(text).toContain('createAccount');
  expect(text).not.toMatch(/person\.1|Martin|Léa|0612345678|example/);
  expect(passwordResetWorkflow).toBe('passwordReset');
});
