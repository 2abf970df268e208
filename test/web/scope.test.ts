import { describe, expect, test } from 'vitest';
import { scopeOf, type Actor, type Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { anOperator, aContract, aProcess, aQualification } from '#test/support/rows';
import { contractsWithin, hearsOf, ofOperatorWithin, ownedWithin } from '#web/server/scope';
import { parentedAll } from '#test/support/parents';

const scopes: Record<string, Scope> = {
  none: { reach: 'none' },
  self: { reach: 'self', userId: 'anna' },
  contract: { reach: 'contract', contractId: 'contract-12345' },
  operator: { reach: 'operator', operatorId: 'operator-alpha' },
  all: { reach: 'all' },
};

async function filled() {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.createMany({ data: [anOperator(), anOperator({ code: 'beta' })] });
  await db.qpcContract.createMany({
    data: [
      aContract(),
      aContract({ identifiant: '12346' }),
      aContract({ identifiant: '23456', operatorId: 'operator-beta' }),
    ],
  });
  const beta = { operatorId: 'operator-beta', contractId: 'contract-23456' };
  await db.qualification.createMany({
    data: await parentedAll(db, [
      aQualification({ id: 'mine', userId: 'anna' }),
      aQualification({ id: 'same-contract', userId: 'karim' }),
      aQualification({ id: 'same-operator', userId: 'karim', contractId: 'contract-12346' }),
      aQualification({ id: 'elsewhere', userId: 'carla', ...beta }),
    ]),
  });
  await db.process.createMany({
    data: [
      aProcess({ workflowId: 'p-alpha' }),
      aProcess({ workflowId: 'p-beta', operatorId: 'operator-beta' }),
      aProcess({ workflowId: 'p-own', operatorId: null }),
    ],
  });
  return database;
}

describe('what a scope reaches in the database', () => {
  test.each([
    ['none', []],
    ['self', ['mine']],
    ['contract', ['mine', 'same-contract']],
    ['operator', ['mine', 'same-contract', 'same-operator']],
    ['all', ['elsewhere', 'mine', 'same-contract', 'same-operator']],
  ] as const)('qualifications within « %s » are %j [QPC-101]', async (reach, expected) => {
    await using database = await filled();
    const rows = await database.db.qualification.findMany({
      where: { AND: [ownedWithin(scopes[reach] as Scope)] },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ id }) => id)).toEqual(expected);
  });

  test.each([
    ['none', []],
    ['self', []],
    ['contract', ['12345']],
    ['operator', ['12345', '12346']],
    ['all', ['12345', '12346', '23456']],
  ] as const)('contracts within « %s » are %j', async (reach, expected) => {
    await using database = await filled();
    const rows = await database.db.qpcContract.findMany({
      where: { AND: [contractsWithin(scopes[reach] as Scope)] },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ identifiant }) => identifiant)).toEqual(expected);
  });

  test.each([
    ['none', []],
    ['self', []],
    ['contract', []],
    ['operator', ['p-alpha']],
    ['all', ['p-alpha', 'p-beta', 'p-own']],
  ] as const)('processes within « %s » are %j', async (reach, expected) => {
    await using database = await filled();
    const rows = await database.db.process.findMany({
      where: { AND: [ofOperatorWithin(scopes[reach] as Scope)] },
      orderBy: { workflowId: 'asc' },
    });
    expect(rows.map(({ workflowId }) => workflowId)).toEqual(expected);
  });
});

describe('who hears of the changes of an operator', () => {
  const actor = (given: Partial<Actor>): Actor => ({
    userId: 'anna',
    role: 'operatorUser',
    operatorId: 'operator-alpha',
    contractId: null,
    services: ['qpc'],
    ...given,
  });

  test.each([
    ['a user of the operator', actor({}), true, false, false],
    [
      'a contract of the operator',
      actor({ role: 'contract', contractId: 'contract-12345' }),
      true,
      false,
      false,
    ],
    ['a user without the e-service', actor({ services: [] }), false, false, false],
    [
      'a user with another e-service, whose tasks may change',
      actor({ services: ['certificates'] }),
      true,
      false,
      false,
    ],
    ['the back office', actor({ role: 'backOffice', operatorId: null }), true, true, true],
    ['operations', actor({ role: 'operations', operatorId: null }), true, true, true],
  ])('%s', (_who, person, ofAlpha, ofBeta, ofWholesaler) => {
    const hears = hearsOf(person);
    expect([hears('operator-alpha'), hears('operator-beta'), hears(null)]).toEqual([
      ofAlpha,
      ofBeta,
      ofWholesaler,
    ]);
  });

  test('an operator’s user without an operator reaches nothing', () => {
    expect(scopeOf(actor({ operatorId: '' }), 'qualification.read').reach).toBe('none');
  });
});
