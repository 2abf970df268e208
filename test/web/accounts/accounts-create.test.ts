import { describe, expect, test } from 'vitest';
import type { OperatorRole } from '#domain/accounts/form';
import { serviceNames, type Service } from '#domain/services';
import { roles, type Actor } from '#domain/rights';
import { anAdministrator, anEntry } from '#test/support/accounts';
import { chance } from '#test/activities/qualification/workbook/chance';
import { aDatabase } from '#test/support/database';
import { aProcess, aUser, anOperator } from '#test/support/rows';
import {
  createAccounts,
  startWaiting,
  type AccountsForm,
  type StartAccounts,
} from '#web/features/accounts/server/create';
import { listCreations } from '#web/features/accounts/server/creations';
import type { AccountsInput } from '#workflows/accounts/creation/contract';

const now = new Date('2026-11-02T08:00:00Z');
const asked: AccountsForm = {
  ...{ form: 'abcdefghjkmn', operatorId: 'operator-alpha', role: 'operatorUser', services: ['tao'] },
  entries: [anEntry()],
};

async function anOffice() {
  const database = await aDatabase();
  const { db } = database;
  const { actor, by, user } = await anAdministrator(db);
  const started: AccountsInput[] = [];
  const world = { reached: true };
  const start: StartAccounts = async ({ args: [input] }) => {
    if (world.reached) started.push(input);
    return world.reached;
  };
  return {
    ...{ db, actor, by, user, started, world },
    create: (given: Partial<AccountsForm> = {}, who: Actor = actor) =>
      createAccounts({ db, start, secret: 's' }, who, { ...asked, ...given }, by, now),
    startWaiting: (at = now) => startWaiting({ db, start }, actor, at),
    creations: () => listCreations(db, { reach: 'operator', operatorId: 'operator-alpha' }, now),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

describe('a form of accounts', () => {
  test('is staged as it was judged and starts one process of ids only', async () => {
    await using office = await anOffice();
    const answer = await office.create();
    expect(answer).toMatchObject({ ok: true, started: true });
    expect(office.started).toEqual([
      {
        ...{ submissionId: answer.ok && answer.batchId, userId: office.user.id, accounts: 1 },
        ...{ operatorId: 'operator-alpha', operatorCode: 'alpha', startedAt: now.toISOString() },
      },
    ]);
    // No account yet: its process makes them.
    expect(await office.db.user.count()).toBe(1);
  });

  test('sent again, five times at once too, is the same batch; with other content it is not taken for it', async () => {
    await using office = await anOffice();
    const answers = await Promise.all(Array.from({ length: 5 }, () => office.create()));
    expect(new Set(answers.map((answer) => answer.ok && answer.batchId)).size).toBe(1);
    expect(await office.db.stagedAccounts.count()).toBe(1);
    expect(await office.create({ entries: [anEntry({ login: 'autre.login' })] })).toEqual({
      ok: false,
      reason: 'alreadySent',
    });
    expect(
      await office.create({ form: 'bcdefghjkmnp', entries: [anEntry({ login: 'autre.login' })] }),
    ).toMatchObject({
      ok: true,
    });
  });

  test('sent again after its accounts were created gets the first answer, not that they are taken', async () => {
    await using office = await anOffice();
    const first = await office.create();
    await office.db.user.create({ data: aUser({ login: 'lea.martin' }) });
    expect(await office.create()).toEqual(first);
  });

  test('with a login that exists, disabled or in other capitals too, is refused beside it, and nothing is staged', async () => {
    await using office = await anOffice();
    await office.db.user.create({ data: aUser({ login: 'Lea.Martin', disabledAt: now }) });
    expect(await office.create({ entries: [anEntry({ login: 'autre.login' }), anEntry()] })).toEqual({
      ok: false,
      problems: [{}, { login: 'taken' }],
    });
    expect(await office.db.stagedAccounts.count()).toBe(0);
  });

  test('over any grants starts nothing that its sender may not give [OWF-200]', async () => {
    await using office = await anOffice();
    for (let seed = 1; seed <= 60; seed += 1) {
      const dice = chance(seed);
      const held = serviceNames.filter(() => dice.once(2));
      const services: Service[] = serviceNames.filter(() => dice.once(4));
      const role = dice.oneOf(roles);
      const given: OperatorRole = dice.oneOf(['operatorUser', 'operatorAdmin']);
      const own = dice.once(2);
      const operatorId = own ? 'operator-alpha' : 'operator-beta';
      if (seed === 1) await office.db.operator.create({ data: anOperator({ code: 'beta' }) });
      const actor: Actor = { ...office.actor, role, services: held };
      const may =
        role === 'backOffice' ||
        (role === 'operatorAdmin' && own && services.every((service) => held.includes(service)));
      const answer = await office.create({ form: `seed ${seed}`, operatorId, role: given, services }, actor);
      expect({ seed, role, ok: answer.ok }).toEqual({ seed, role, ok: may });
    }
  });

  test.each([0, 51])('of %i accounts is none', async (count) => {
    await using office = await anOffice();
    const entries = Array.from({ length: count }, (_, n) => anEntry({ login: `person.${n}` }));
    expect(await office.create({ entries })).toEqual({ ok: false, reason: 'count' });
  });

  test('sent while Temporal is away is shown as waiting, and started by whoever looks at the page again', async () => {
    await using office = await anOffice();
    office.world.reached = false;
    expect(await office.create()).toMatchObject({ ok: true, started: false });
    expect(await office.creations()).toMatchObject([
      {
        wait: 'start',
        by: 'Claire Aubry',
        accounts: [{ login: 'lea.martin', name: 'Léa Martin', stage: 'waiting' }],
      },
    ]);
    expect(await office.startWaiting()).toBe(false);
    office.world.reached = true;
    await office.startWaiting();
    const { submissionId: reference = '' } = office.started[0] ?? {};
    await office.db.process.create({
      data: aProcess({ workflowId: `accounts:alpha:${reference}`, kind: 'accounts', reference }),
    });
    expect(await office.startWaiting()).toBe(true);
    expect(office.started).toHaveLength(1);
    expect(await office.creations()).toMatchObject([{ wait: null }]);
  });
});

test('each account is shown as far as it has come, to its own operator only [OWF-208]', async () => {
  await using office = await anOffice();
  const { db } = office;
  const logins = ['w.aiting', 'r.efused', 'c.reated', 'm.ailed', 'o.pened', 'a.ctive'];
  const answer = await office.create({ entries: logins.map((login) => anEntry({ login })) });
  const batchId = answer.ok ? answer.batchId : '';
  const at = { operatorId: 'operator-alpha', at: now };
  const expiresAt = new Date(now.getTime() + 60_000);
  for (const [place, login] of logins.entries()) {
    const created = place > 1;
    const state = created ? 'created' : place === 1 ? 'refused' : 'waiting';
    const userId = created ? `user-${login}` : null;
    const refusal = place === 1 ? 'taken' : null;
    const passwordHash = login === 'a.ctive' ? 'chosen' : '';
    if (userId) await db.user.create({ data: aUser({ id: userId, login, passwordHash }) });
    await db.accountCreation.create({ data: { batchId, place, login, state, userId, refusal, ...at } });
    if (!userId || place === 2) continue;
    const id = `${batchId}-${place + 1}`;
    const openedAt = place > 3 ? now : null;
    await db.passwordReset.create({ data: { id, userId, tokenHash: id, expiresAt, openedAt } });
    const workflowId = `password-reset:alpha:${id}`;
    await db.process.create({
      data: aProcess({ workflowId, kind: 'passwordReset', reference: id, state: 'completed' }),
    });
  }
  const [batch] = await office.creations();
  expect(batch?.accounts.map(({ login, stage, refusal }) => [login, stage, refusal])).toEqual([
    ['w.aiting', 'waiting', null],
    ['r.efused', 'refused', 'taken'],
    ['c.reated', 'created', null],
    ['m.ailed', 'mailed', null],
    ['o.pened', 'opened', null],
    ['a.ctive', 'active', null],
  ]);
  expect(await listCreations(db, { reach: 'operator', operatorId: 'operator-beta' }, now)).toEqual([]);
});
