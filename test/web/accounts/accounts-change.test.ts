import { describe, expect, test } from 'vitest';
import type { Scope } from '#domain/rights';
import type { User } from '#prisma/client';
import { anAdministrator, anEntry } from '#test/support/accounts';
import { aDatabase } from '#test/support/database';
import { backOfficeReader } from '#test/support/readers';
import { anOperator, aUser } from '#test/support/rows';
import {
  changeAccount,
  disableAccount,
  sendAccountLink,
  setGrant,
  type Asked,
} from '#web/features/accounts/server/change';
import { accountsList } from '#web/features/accounts/people/list.tsx';
import type { StartReset } from '#web/server/password-link';
import { openSession, findSession } from '#web/server/session-registry';
import type { PasswordResetInput } from '#workflows/platform/password-reset/contract';

const now = new Date('2026-11-02T08:00:00Z');
const { login: _login, ...form } = anEntry();

/** *Alpha Télécom* with its administrator and `alpha.user`, whom it manages. */
async function anOffice(given: { colleague?: Partial<User>; scope?: Scope } = {}) {
  const database = await aDatabase();
  const { db } = database;
  const { actor, by, user } = await anAdministrator(db);
  const colleague = await db.user.create({ data: aUser(given.colleague) });
  const scope: Scope = given.scope ?? { reach: 'operator', operatorId: 'operator-alpha' };
  const asked = (id = colleague.id): Asked => ({ actor, scope, by, id });
  const started: PasswordResetInput[] = [];
  const start: StartReset = async ({ args: [input] }) => {
    started.push(input);
    return true;
  };
  return {
    db,
    user,
    colleague,
    asked,
    started,
    change: (wanted: Partial<Parameters<typeof changeAccount>[2]> = {}, id = colleague.id) =>
      changeAccount(db, asked(id), { form, role: 'operatorUser', revision: 0, ...wanted }, now),
    tick: (service: string, granted: boolean, id = colleague.id) =>
      setGrant(db, asked(id), { service, granted }, now),
    disable: (id = colleague.id) => disableAccount(db, asked(id), now),
    sendLink: (id = colleague.id) => sendAccountLink({ db, start, secret: 's' }, asked(id), now),
    link: (id: string) =>
      db.passwordReset.create({
        data: { id, userId: colleague.id, tokenHash: id, expiresAt: new Date(now.getTime() + 60_000) },
      }),
    audits: (action = 'user.') =>
      db.auditRow.findMany({ where: { action: { startsWith: action } }, orderBy: { at: 'asc' } }),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

describe('a change of an account', () => {
  test('is kept with what it was before and after, and only that, in the trace [OWF-215]', async () => {
    await using office = await anOffice();
    expect(await office.change()).toMatchObject({ ok: true, account: { name: 'Martin', revision: 1 } });
    expect(await office.audits()).toMatchObject([
      {
        ...{ action: 'user.change', actorLogin: 'alpha.admin', operatorId: 'operator-alpha' },
        ...{ subject: `user:${office.colleague.id}`, fromAddress: '192.0.2.1' },
        before: JSON.stringify({
          name: 'Belkacem',
          firstName: 'Karim',
          email: 'alpha.user@alpha-telecom.example',
        }),
        after: JSON.stringify({
          name: 'Martin',
          firstName: 'Léa',
          email: 'lea.martin@alpha-telecom.example',
        }),
      },
    ]);
  });

  test('that changes nothing leaves nothing', async () => {
    await using office = await anOffice();
    const { name, firstName, email } = office.colleague;
    expect(await office.change({ form: { ...form, name, firstName, email } })).toMatchObject({
      ok: true,
      account: { revision: 0 },
    });
    expect(await office.audits()).toEqual([]);
  });

  test('of two administrators on one revision: the second is shown what the first made of it, and loses nothing', async () => {
    await using office = await anOffice();
    const [one, other] = await Promise.all([
      office.change({ form: { ...form, name: 'Premier' } }),
      office.change({ form: { ...form, name: 'Second' } }),
    ]);
    const [kept, told] = one?.ok ? [one, other] : [other, one];
    expect(kept).toMatchObject({ ok: true });
    expect(told).toMatchObject({
      ...{ ok: false, reason: 'changed', byLogin: 'alpha.admin' },
      account: { revision: 1, name: kept?.ok && kept.account.name },
    });
    expect(await office.change({ revision: 1, form: { ...form, name: 'Second' } })).toMatchObject({
      ok: true,
    });
  });

  test('that is refused names each field, and changes nothing', async () => {
    await using office = await anOffice();
    expect(await office.change({ form: { ...form, email: 'lea', mobilePhone: '' } })).toEqual({
      ok: false,
      problems: { email: 'emailMalformed', fixedPhone: 'phoneMissing' },
    });
    expect(await office.db.user.findUnique({ where: { id: office.colleague.id } })).toEqual(office.colleague);
  });

  test('of the address ends the links that were mailed to the old one', async () => {
    await using office = await anOffice();
    await office.link('old');
    await office.change();
    expect(await office.db.passwordReset.findUnique({ where: { id: 'old' } })).toMatchObject({ usedAt: now });
  });
});

describe('a tick', () => {
  test('opens and closes one e-service, once, each with its trace [OWF-212, OWF-215]', async () => {
    await using office = await anOffice();
    expect(await office.tick('tao', true)).toEqual({ ok: true, services: ['tao'] });
    expect(await office.tick('tao', true)).toEqual({ ok: true, services: ['tao'] });
    expect(await office.tick('tao', false)).toEqual({ ok: true, services: [] });
    expect(await office.tick('tao', false)).toEqual({ ok: true, services: [] });
    expect((await office.audits()).map(({ action }) => action).toSorted()).toEqual([
      'user.grant',
      'user.revoke',
    ]);
  });

  test.each(['invoices', 'qpc', 'nothing', ''])(
    'of « %s », which the administrator does not hold, changes nothing [OWF-200]',
    async (service) => {
      await using office = await anOffice();
      await office.db.grant.create({ data: { userId: office.colleague.id, service: 'invoices' } });
      for (const granted of [true, false])
        expect(await office.tick(service, granted)).toEqual({ ok: false, reason: 'notAllowed' });
      expect(await office.db.grant.count({ where: { userId: office.colleague.id } })).toBe(1);
      expect(await office.audits()).toEqual([]);
    },
  );
});

describe('« Désactiver »', () => {
  test('ends sessions and links at once, keeps the row, and leaves its trace [OWF-214, OWF-215]', async () => {
    await using office = await anOffice();
    const { db, colleague } = office;
    const opening = { userId: colleague.id, login: colleague.login, role: colleague.role, address: null };
    const session = await db.$transaction((tx) =>
      openSession(tx, opening, null, { sessionMinutes: 60 }, now),
    );
    await office.link('open');
    expect(await office.disable()).toEqual({ ok: true });
    expect(await office.disable()).toEqual({ ok: true });
    expect(await findSession(db, session, now)).toBeNull();
    expect(await db.session.findFirst()).toMatchObject({ revokedAt: now });
    expect(await db.passwordReset.findFirst()).toMatchObject({ usedAt: now });
    expect(await db.user.findUnique({ where: { login: 'alpha.user' } })).toMatchObject({ disabledAt: now });
    expect(await office.audits('user.disable')).toMatchObject([{ action: 'user.disable' }]);
    expect(await office.tick('tao', true)).toEqual({ ok: false, reason: 'disabled' });
    expect(await office.change({ revision: 1 })).toEqual({ ok: false, reason: 'disabled' });
    expect(await office.sendLink()).toBeNull();
    const scope: Scope = { reach: 'operator', operatorId: 'operator-alpha' };
    const logins = async (show?: 'disabled') =>
      (await accountsList.page(db, backOfficeReader(scope, now), accountsList.asked({ show }))).rows.map(
        ({ login }) => login,
      );
    expect([await logins(), await logins('disabled')]).toEqual([['alpha.admin'], ['alpha.user']]);
  });

  test('by two administrators of each other at once leaves one of them [OWF-215]', async () => {
    await using office = await anOffice({ colleague: { role: 'operatorAdmin' } });
    const answers = await Promise.all([office.disable(), office.disable(office.user.id)]);
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, reason: 'lastAdministrator' });
    expect(await office.db.user.count({ where: { role: 'operatorAdmin', disabledAt: null } })).toBe(1);
  });

  test('and the profile of a user are refused to the last one who can log in [OWF-215]', async () => {
    // The colleague has never chosen a password.
    await using office = await anOffice({ colleague: { role: 'operatorAdmin', passwordHash: '' } });
    const last = { ok: false, reason: 'lastAdministrator' };
    expect(await office.disable(office.user.id)).toEqual(last);
    expect(await office.change({}, office.user.id)).toEqual(last);
    expect(await office.disable()).toEqual({ ok: true });
    expect((await office.audits()).map(({ action }) => action)).toEqual(['user.disable']);
  });
});

describe('« Renvoyer le lien »', () => {
  test('is an initialisation for who has no password, else the ordinary link; twice in a minute is one', async () => {
    await using office = await anOffice({ colleague: { passwordHash: '' } });
    expect([await office.sendLink(), await office.sendLink()]).toEqual([true, true]);
    expect(new Set(office.started.map(({ submissionId }) => submissionId)).size).toBe(1);
    expect(office.started[0]).toMatchObject({ first: true, userId: office.colleague.id });
    await office.sendLink(office.user.id);
    expect(office.started.at(-1)?.first).toBeUndefined();
    expect((await office.audits()).map(({ action }) => action)).toEqual(Array(3).fill('user.sendLink'));
  });
});

test.each(['of another operator', 'of a contract', 'of the wholesaler', 'that nobody has'])(
  'an account %s does not exist for an administrator',
  async (whose) => {
    await using office = await anOffice();
    const { db } = office;
    await db.operator.create({ data: anOperator({ code: 'beta' }) });
    const rows: Record<string, Partial<User>> = {
      'of another operator': { operatorId: 'operator-beta' },
      'of a contract': { role: 'contract' },
      'of the wholesaler': { operatorId: null, role: 'backOffice' },
    };
    const given = rows[whose];
    const stranger = given
      ? await db.user.create({ data: aUser({ login: 'stranger', ...given }) })
      : { id: 'nobody' };
    expect(await office.change({}, stranger.id)).toBeNull();
    expect(await office.tick('tao', true, stranger.id)).toBeNull();
    expect(await office.disable(stranger.id)).toBeNull();
    expect(await office.sendLink(stranger.id)).toBeNull();
    expect(await office.audits()).toEqual([]);
    expect(office.started).toEqual([]);
  },
);
