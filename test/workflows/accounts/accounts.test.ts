import { expect, test } from 'vitest';
import { anAccountHouse, createdAccounts, type AccountHouse } from '#test/support/account-house';
import { aTimeSkippingTemporal } from '#test/support/workflows';
import { passwordResetWorkflow } from '#workflows/platform/password-reset/contract';

const temporal = await aTimeSkippingTemporal();

const hour = 3_600_000;

const run = (house: AccountHouse, ...rest: [logins: readonly string[], meanwhile?: () => Promise<unknown>]) =>
  createdAccounts(temporal, house, ...rest);
const logins = (count: number) => Array.from({ length: count }, (_, index) => `person.${index + 1}`);

test('a batch of 50 is 50 accounts with their e-services, a link each, one confirmation, and a reminder for those who did nothing [OWF-208, OWF-209]', async () => {
  const house = await anAccountHouse();
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

test('whoever has used the link, was disabled, or got another link since is not reminded', async () => {
  const house = await anAccountHouse();
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
  const house = await anAccountHouse();
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
  const house = await anAccountHouse();
  const id = await run(house, ['person.1']);
  const { events } = await temporal.env.client.workflow.getHandle(`accounts:alpha:${id}`).fetchHistory();
  const text = JSON.stringify(events, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );
  expect(text).toContain('createAccount');
  expect(text).not.toMatch(/person\.1|Martin|Léa|0612345678|example/);
  expect(passwordResetWorkflow).toBe('passwordReset');
});
