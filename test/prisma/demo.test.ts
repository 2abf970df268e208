import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoAccounts, demoPassword, seedDemo } from '#prisma/demo';
import { hashPassword, verifyPassword } from '#prisma/password';
import { aDatabase, type TestDatabase } from '#test/support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
});
afterEach(() => database.close());

it('the demo has its nine people, with their contracts and grants', async () => {
  const { db } = database;
  expect(await seedDemo(db)).toEqual(demoAccounts.map(({ login }) => login));
  const people = await db.user.findMany({
    include: { operator: true, contract: true, grants: true },
    orderBy: { login: 'asc' },
  });
  const rows = people.map(({ login, operator, contract, grants }) =>
    [
      login,
      operator?.name,
      contract?.masterCode,
      contract?.qualificationType,
      contract?.optionActive,
      grants.length,
    ].join(' '),
  );
  expect(rows).toEqual([
    '12345 Alpha Télécom 01234 nonAliase true 0',
    '23456 Bêta Mobile 00987 aliase true 0',
    '34567 Gamma SMS 00456 nonAliase false 0',
    'alpha.admin Alpha Télécom    21',
    'alpha.user Alpha Télécom    5',
    'beta.admin Bêta Mobile    21',
    'beta.user Bêta Mobile    0',
    'ops.jalon     0',
    'wholesale.bo     0',
  ]);
  expect(await verifyPassword(people[0]?.passwordHash ?? null, demoPassword)).toBe(true);
});

it('seeding again changes nothing that people changed', async () => {
  const { db } = database;
  await seedDemo(db);
  const changed = { email: 'moi@alpha-telecom.example', passwordHash: 'mine', disabledAt: new Date(0) };
  await db.user.update({ where: { login: 'alpha.user' }, data: { ...changed, grants: { deleteMany: {} } } });
  await db.qpcContract.update({ where: { identifiant: '12345' }, data: { optionActive: false } });
  await db.user.delete({ where: { login: 'ops.jalon' } });

  expect(await seedDemo(db)).toEqual(['ops.jalon']);
  expect(
    await db.user.findUnique({ where: { login: 'alpha.user' }, include: { grants: true } }),
  ).toMatchObject({ ...changed, grants: [] });
  expect(await db.qpcContract.findUnique({ where: { identifiant: '12345' } })).toMatchObject({
    optionActive: false,
  });
});

it('seeding twice at once makes everybody once', async () => {
  const added = await Promise.all([seedDemo(database.db), seedDemo(database.db)]);
  expect(added.flat()).toHaveLength(demoAccounts.length);
});

it('a password is kept as argon2id at the cost OWASP asks for, and nobody has none', async () => {
  const stored = await hashPassword('Réglisse 2026');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPassword('Réglisse 2026')).not.toBe(stored);
  expect(await verifyPassword(stored, 'Réglisse 2026')).toBe(true);
  expect(await verifyPassword(stored, 'réglisse 2026')).toBe(false);
  expect(await verifyPassword(null, 'Réglisse 2026')).toBe(false);
});
