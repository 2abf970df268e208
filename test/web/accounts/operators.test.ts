import { describe, expect, test } from 'vitest';
import type { Actor, Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { alphaTelecom } from '#test/support/people';
import { backOfficeReader } from '#test/support/readers';
import { operatorsList } from '#web/features/accounts/operators/list.tsx';
import { createOperator, findOperator, renameOperator } from '#web/features/accounts/operators/operators';
import { targetContracts } from '#web/features/qualification/server/target-contracts';
import {
  endQuotaException,
  listQuotaExceptions,
  setQuotaException,
} from '#web/features/qualification/contracts/quota-exceptions';

const now = new Date('2026-11-02T08:00:00Z');
const everywhere: Scope = { reach: 'all' };
const by = { userId: 'user-bo', login: 'claire.martin', address: '192.0.2.1' };

async function anOffice() {
  const database = await aDatabase();
  const { db } = database;
  await alphaTelecom(db);
  return {
    db,
    listed: async (scope = everywhere) => {
      const page = await operatorsList.page(db, backOfficeReader(scope, now), operatorsList.asked({}));
      return page.rows.map(({ code, name, contracts, people }) => ({ code, name, contracts, people }));
    },
    creates: (name: string, code: string) => createOperator(db, { name, code }, by, now),
    renames: (code: string, name: string, scope = everywhere) =>
      renameOperator(db, { code, name, scope, by }, now),
    excepts: (day: string, profiles: string, at = now, identifiant = '12345', scope = everywhere) =>
      setQuotaException(db, { identifiant, form: { day, profiles, reason: 'Reprise' }, scope, by }, at),
    ends: (day: string, at = now) =>
      endQuotaException(db, { identifiant: '12345', day, scope: everywhere, by }, at),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

describe('an operator', () => {
  test('is created once under its code and its raison sociale, however often it is pressed', async () => {
    await using office = await anOffice();
    const answers = await Promise.all(Array.from({ length: 5 }, () => office.creates('Épsilon', 'epsilon')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await office.creates('Alpha Télécom', 'alpha')).toEqual({
      ok: false,
      problems: { name: 'taken', code: 'taken' },
    });
    expect(await office.listed()).toEqual([
      { code: 'alpha', name: 'Alpha Télécom', contracts: 1, people: 1 },
      { code: 'epsilon', name: 'Épsilon', contracts: 0, people: 0 },
    ]);
    expect(await office.db.auditRow.count({ where: { action: 'operator.create' } })).toBe(1);
  });

  test('keeps its code when its raison sociale changes, which leaves before and after', async () => {
    await using office = await anOffice();
    await office.creates('Épsilon', 'epsilon');
    expect(await office.renames('epsilon', 'Alpha Télécom')).toEqual({
      ok: false,
      problems: { name: 'taken' },
    });
    expect(await office.renames('epsilon', ' ')).toEqual({ ok: false, problems: { name: 'missing' } });
    expect(await office.renames('epsilon', 'Épsilon Réseaux')).toEqual({ ok: true, code: 'epsilon' });
    expect(await office.renames('zeta', 'Zêta')).toBeNull();
    const row = await office.db.auditRow.findFirstOrThrow({ where: { action: 'operator.rename' } });
    expect([row.before, row.after].map((json) => JSON.parse(json ?? ''))).toEqual([
      { name: 'Épsilon' },
      { name: 'Épsilon Réseaux' },
    ]);
  });

  test('is told to have an administrator once it has one that is not disabled', async () => {
    await using office = await anOffice();
    const found = () => findOperator(office.db, everywhere, 'alpha');
    expect(await found()).toMatchObject({ people: 1, administrators: 0 });
    await office.db.user.update({ where: { login: 'alpha.user' }, data: { role: 'operatorAdmin' } });
    expect(await found()).toMatchObject({ people: 1, administrators: 1 });
    await office.db.user.update({ where: { login: 'alpha.user' }, data: { disabledAt: now } });
    expect(await found()).toMatchObject({ people: 0, administrators: 0 });
  });

  test('does not exist for who does not reach it', async () => {
    await using office = await anOffice();
    const scope: Scope = { reach: 'none' };
    expect(await office.listed(scope)).toEqual([]);
    expect(await findOperator(office.db, scope, 'alpha')).toBeNull();
    expect(await office.renames('alpha', 'Autre', scope)).toBeNull();
  });
});

describe('an exceptional day', () => {
  const limitAt = async (db: Parameters<typeof targetContracts>[0], at: string) => {
    const actor: Actor = {
      userId: 'u',
      role: 'operatorUser',
      operatorId: 'operator-alpha',
      contractId: null,
      services: ['qpc'],
    };
    return (await targetContracts(db, actor, new Date(at)))[0]?.limit;
  };

  test('is shown as the limit of its day in Paris, before and after it the usual one [QPC-075]', async () => {
    await using office = await anOffice();
    expect(await office.excepts('2026-11-03', '250 000')).toEqual({ ok: true });
    expect(await limitAt(office.db, '2026-11-02T22:59:59Z')).toBe(100_000);
    expect(await limitAt(office.db, '2026-11-02T23:00:00Z')).toBe(250_000);
    expect(await limitAt(office.db, '2026-11-03T22:59:59Z')).toBe(250_000);
    expect(await limitAt(office.db, '2026-11-03T23:00:00Z')).toBe(100_000);
  });

  test('is agreed anew in place of the old agreement, or taken back, with what it was in the audit', async () => {
    await using office = await anOffice();
    await office.excepts('2026-11-03', '5');
    await office.excepts('2026-11-03', '7');
    expect(await listQuotaExceptions(office.db, everywhere, '12345', now)).toEqual([
      { day: '2026-11-03', profiles: 7, reason: 'Reprise', byLogin: 'claire.martin', changeable: true },
    ]);
    expect(await office.ends('2026-11-03')).toBe(true);
    expect(await office.ends('2026-11-03')).toBe(false);
    const rows = await office.db.auditRow.findMany({ orderBy: { action: 'asc' } });
    expect(rows.map(({ action, before }) => [action, before && JSON.parse(before)])).toEqual(
      expect.arrayContaining([
        ['quota.except', null],
        ['quota.except', { day: '2026-11-03', profiles: 5, reason: 'Reprise' }],
        ['quota.endException', { day: '2026-11-03', profiles: 7, reason: 'Reprise' }],
      ]),
    );
  });

  test('cannot be changed once it is over in Paris', async () => {
    await using office = await anOffice();
    await office.excepts('2026-11-03', '5');
    const [last, over] = [new Date('2026-11-03T22:59:59Z'), new Date('2026-11-03T23:00:00Z')];
    expect(await office.excepts('2026-11-03', '6', last)).toEqual({ ok: true });
    expect(await office.excepts('2026-11-03', '7', over)).toEqual({ ok: false, problems: { day: 'past' } });
    expect(await office.ends('2026-11-03', over)).toBe(false);
    expect(await listQuotaExceptions(office.db, everywhere, '12345', over)).toMatchObject([
      { profiles: 6, changeable: false },
    ]);
  });

  test('is of no contract that does not exist for the asker', async () => {
    await using office = await anOffice();
    expect(await office.excepts('2026-11-03', '5', now, '99999')).toBeNull();
    expect(await office.excepts('2026-11-03', '5', now, '12345', { reach: 'none' })).toBeNull();
  });
});
