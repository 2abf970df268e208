import { describe, expect, test } from 'vitest';
import type { Scope } from '#domain/rights';
import type { StaffForm } from '#domain/accounts/staff';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password, staffMember } from '#test/support/people';
import { backOfficeReader } from '#test/support/readers';
import { staffList } from '#web/features/accounts/staff/list.tsx';
import { changeStaff, createStaff, sendStaffLink, setEnabled } from '#web/features/accounts/staff/staff';
import { createFirstAccount, isFirstLink } from '#web/features/platform/first-account/server/first-account';
import { logIn } from '#web/features/platform/identification/server/log-in';
import { tokenHash } from '#web/features/platform/password-reset/server/password-reset';
import type { StartReset } from '#web/server/password-link';

import type { PasswordResetInput } from '#workflows/platform/password-reset/contract';

const now = new Date('2026-11-02T08:00:00Z');
const everywhere: Scope = { reach: 'all' };
const by = { userId: 'user-claire.martin', login: 'claire.martin', address: '192.0.2.1' };
const form: StaffForm = {
  login: 'luc.petit',
  name: 'Luc Petit',
  email: 'luc@grossiste.example',
  role: 'operations',
};

async function aTeam() {
  const database = await aDatabase();
  const { db } = database;
  await alphaTelecom(db);
  const first = await staffMember(db);
  const started: PasswordResetInput[] = [];
  const start: StartReset = async ({ args: [input] }) => {
    started.push(input);
    return true;
  };
  const dependencies = { db, start, secret: 'a secret of tests' };
  return {
    db,
    first,
    started,
    listed: async (scope: Scope) => {
      const page = await staffList.page(db, backOfficeReader(scope, now), staffList.asked({}));
      return page.rows.map(({ login }) => login);
    },
    creates: (given: Partial<StaffForm> = {}) => createStaff(dependencies, { ...form, ...given }, by, now),
    changes: (login: string, given: Partial<StaffForm>, scope = everywhere) =>
      changeStaff(db, { login, form: { ...form, ...given }, scope, by }, now),
    enables: (login: string, enabled: boolean, scope = everywhere) =>
      setEnabled(db, { login, enabled, scope, by }, now),
    sends: (login: string, scope = everywhere) => sendStaffLink(dependencies, { login, scope, by }, now),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

describe('the team', () => {
  test('is the wholesaler’s people, and nobody of an operator, for who reaches everyone', async () => {
    await using team = await aTeam();
    expect(await team.listed(everywhere)).toEqual(['claire.martin']);
    expect(await team.listed({ reach: 'operator', operatorId: 'operator-alpha' })).toEqual([]);
    expect(await team.changes('alpha.user', {})).toBeNull();
    expect(await team.enables('alpha.user', false)).toBeNull();
    expect(await team.sends('alpha.user')).toBeNull();
    expect(await team.enables('claire.martin', false, { reach: 'none' })).toBeNull();
  });

  test('grows by an account without a password, invited by a link of 72 hours in the wholesaler’s name', async () => {
    await using team = await aTeam();
    expect(await team.creates()).toEqual({ ok: true, login: 'luc.petit', sent: true });
    expect(team.started).toEqual([
      expect.objectContaining({ operatorId: null, operatorCode: 'wholesaler', first: true }),
    ]);
    const settings = { sessionMinutes: 60, demo: true };
    expect(
      await logIn(team.db, { login: 'luc.petit', password: '', address: null }, settings, now),
    ).toBeNull();
    expect(await team.creates()).toEqual({ ok: false, problems: { login: 'taken' } });
    expect(await team.creates({ login: 'Alpha.User' })).toEqual({ ok: false, problems: { login: 'taken' } });
    expect(await team.db.auditRow.findFirstOrThrow()).toMatchObject({
      action: 'staff.create',
      operatorId: null,
    });
  });

  test('keeps its last account of the back office that can log in: enabled, with its role', async () => {
    await using team = await aTeam();
    await team.creates({ role: 'backOffice' });
    const last = { ok: false, reason: 'lastBackOffice' };
    // The other has not chosen a password.
    expect(await team.enables('claire.martin', false)).toEqual(last);
    expect(await team.changes('claire.martin', { role: 'operations' })).toEqual({
      ok: false,
      problems: { role: 'lastBackOffice' },
    });
    expect(await team.changes('claire.martin', { role: 'backOffice', name: 'Claire M.' })).toEqual({
      ok: true,
    });
    const { passwordHash } = team.first;
    await team.db.user.update({ where: { login: 'luc.petit' }, data: { passwordHash } });
    expect(await team.enables('claire.martin', false)).toEqual({ ok: true });
    expect(await team.enables('luc.petit', false)).toEqual(last);
    expect(await team.enables('claire.martin', true)).toEqual({ ok: true });
    expect(await team.enables('luc.petit', false)).toEqual({ ok: true });
  });

  test('of two who disable each other at once one stays', async () => {
    await using team = await aTeam();
    await staffMember(team.db, { login: 'luc.petit' });
    await Promise.all([team.enables('claire.martin', false), team.enables('luc.petit', false)]);
    expect(await team.db.user.count({ where: { role: 'backOffice', disabledAt: null } })).toBe(1);
  });

  test('closes the sessions of whom it disables', async () => {
    await using team = await aTeam();
    await staffMember(team.db, { login: 'luc.petit' });
    await logIn(
      team.db,
      { login: 'luc.petit', password, address: null },
      { sessionMinutes: 60, demo: true },
      now,
    );
    await team.enables('luc.petit', false);
    expect(await team.db.session.count({ where: { revokedAt: null } })).toBe(0);
  });
});

describe('the link to the first account', () => {
  const first = {
    login: 'claire.martin',
    name: 'Claire Martin',
    email: 'claire@grossiste.example',
    password: 'Un long mot de passe',
    confirmation: 'Un long mot de passe',
  };
  async function aHouse() {
    const database = await aDatabase();
    const { db } = database;
    await db.firstLink.create({ data: { id: 'first', tokenHash: tokenHash('le lien') } });
    return {
      db,
      makes: (given: Partial<typeof first> = {}, token = 'le lien') =>
        createFirstAccount(db, { token, form: { ...first, ...given }, address: null }, now),
      [Symbol.asyncDispose]: () => database.close(),
    };
  }

  test('makes one account of the back office, which logs in', async () => {
    await using house = await aHouse();
    expect(await house.makes({ password: 'court' })).toMatchObject({ problems: { password: 'tooShort' } });
    expect(await house.makes()).toEqual({ ok: true, login: 'claire.martin' });
    const settings = { sessionMinutes: 60, demo: true };
    const asked = { login: first.login, password: first.password, address: null };
    expect(await logIn(house.db, asked, settings, now)).not.toBeNull();
    expect(await house.makes({ login: 'autre.compte' })).toEqual({ ok: false, reason: 'deadLink' });
    expect(await house.db.auditRow.count({ where: { action: 'staff.first' } })).toBe(1);
  });

  test('used five times at once makes one', async () => {
    await using house = await aHouse();
    const made = await Promise.all(
      Array.from({ length: 5 }, (_, n) => house.makes({ login: `claire.${n}` })),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await house.db.user.count()).toBe(1);
  });

  test('is worth nothing to who guesses, and dies with any account of the back office', async () => {
    await using house = await aHouse();
    expect(await house.makes({}, 'un autre')).toEqual({ ok: false, reason: 'deadLink' });
    expect(await isFirstLink(house.db, 'le lien')).toBe(true);
    await staffMember(house.db, { disabledAt: now });
    expect(await isFirstLink(house.db, 'le lien')).toBe(false);
    expect(await house.makes({ login: 'autre.compte' })).toEqual({ ok: false, reason: 'deadLink' });
  });
});
