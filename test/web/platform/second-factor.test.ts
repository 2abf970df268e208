import { TOTP, Secret } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '#test/support/database';
import { password, staffMember } from '#test/support/people';
import { logIn } from '#web/features/platform/identification/server/log-in';
import {
  beginEnrolment,
  confirmEnrolment,
  renewRecoveryCodes,
  secondFactorStanding,
  takeSecondStep,
} from '#web/features/platform/second-step/server/second-factor';
import type { Stepping } from '#web/server/session';
import { findAwaitingSession, findSession } from '#web/server/session-registry';
import { resetSecondFactor } from '#web/features/accounts/staff/staff';

const key = 'a key of tests, as long as it must be';
const start = new Date('2026-11-02T08:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const settings = { sessionMinutes: 60, demo: false };

/** Somebody of the back office, with an authenticator or not yet. */
async function anOffice({ enrolled = true } = {}) {
  const database = await aDatabase();
  const { db } = database;
  const user = await staffMember(db);
  const dependencies = { db, key, settings };
  let secret = '';

  const logsIn = async (at: Date, demo = false) => {
    const asked = { login: user.login, password, address: '192.0.2.1' };
    const session = await logIn(db, asked, { ...settings, demo }, at);
    if (!session) throw new Error('The password was refused');
    return session.sessionId;
  };
  const by = (sessionId: string): Stepping => ({
    ...{ userId: user.id, login: user.login, role: user.role, sessionId },
    address: '192.0.2.1',
  });
  const code = (at: Date) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
  const office = {
    db,
    user,
    logsIn,
    code,
    opens: async (sessionId: string, at: Date) => (await findSession(db, sessionId, at)) !== null,
    waits: async (sessionId: string, at: Date) => (await findAwaitingSession(db, sessionId, at)) !== null,
    begins: async () => (secret = (await beginEnrolment(dependencies, user.id)) ?? secret),
    confirms: (sessionId: string, typed: string, at: Date) =>
      confirmEnrolment(dependencies, { ...by(sessionId), awaits: 'enrolment' }, typed, at),
    takes: (sessionId: string, typed: string, at: Date) =>
      takeSecondStep(dependencies, by(sessionId), typed, at),
    renews: (sessionId: string, typed: string, at: Date) =>
      renewRecoveryCodes(dependencies, by(sessionId), typed, at),
    recoveryCodes: [] as string[],
    [Symbol.asyncDispose]: () => database.close(),
  };
  if (enrolled) {
    const session = await logsIn(later(-600));
    await office.begins();
    const confirmed = await office.confirms(session, code(later(-600)), later(-600));
    if (!confirmed.ok) throw new Error('The first code was refused');
    office.recoveryCodes = confirmed.recoveryCodes;
  }
  return office;
}

describe('outside the demo the first log-in of the wholesaler’s people', () => {
  test('opens no page before an authenticator was set up, and every page afterwards', async () => {
    await using office = await anOffice({ enrolled: false });
    const session = await office.logsIn(start);
    expect([await office.opens(session, start), await office.waits(session, start)]).toEqual([false, true]);
    const secret = await office.begins();
    // The page may be loaded again: the same key is shown.
    expect(await office.begins()).toBe(secret);
    expect(await office.confirms(session, '000000', start)).toEqual({ ok: false, reason: 'wrong' });
    expect(await office.opens(session, start)).toBe(false);
    expect(await office.confirms(session, office.code(start), start)).toMatchObject({ ok: true });
    expect([await office.opens(session, start), await office.waits(session, start)]).toEqual([true, false]);
    const trace = await office.db.auditRow.findMany({ orderBy: { action: 'asc' } });
    expect(trace.map(({ action }) => action)).toEqual(['secondFactor.enrol', 'session.open']);
  });

  test('has ten minutes for it', async () => {
    await using office = await anOffice({ enrolled: false });
    const session = await office.logsIn(start);
    expect(await office.waits(session, later(599))).toBe(true);
    expect(await office.waits(session, later(600))).toBe(false);
  });

  test('leaves nothing readable of the key and the recovery codes in the database', async () => {
    await using office = await anOffice();
    const secret = await office.begins();
    const [factor, codes] = [
      await office.db.secondFactor.findMany(),
      await office.db.recoveryCode.findMany(),
    ];
    expect(JSON.stringify(factor)).not.toContain(secret);
    expect(codes).toHaveLength(10);
    for (const code of office.recoveryCodes)
      expect(JSON.stringify(codes)).not.toContain(code.replaceAll('-', ''));
  });

  test('cannot replace an authenticator that is there', async () => {
    await using office = await anOffice();
    const session = await office.logsIn(start);
    expect(await office.confirms(session, office.code(start), start)).toEqual({ ok: false, reason: 'wrong' });
    expect(await office.opens(session, start)).toBe(false);
  });
});

test('in the demo nobody is asked who has not set it up, and everybody who has', async () => {
  await using office = await anOffice({ enrolled: false });
  expect(await office.opens(await office.logsIn(start, true), start)).toBe(true);
  await using careful = await anOffice();
  expect(await careful.opens(await careful.logsIn(start, true), start)).toBe(false);
});

describe('a code', () => {
  test('opens the session that awaits it, once: not again, and not an earlier one after it', async () => {
    await using office = await anOffice();
    const [first, second] = [await office.logsIn(start), await office.logsIn(start)];
    const code = office.code(start);
    expect(await office.takes(first, code, start)).toEqual({ ok: true });
    expect(await office.opens(first, start)).toBe(true);
    expect(await office.takes(second, code, later(1))).toEqual({ ok: false, reason: 'wrong' });
    expect(await office.takes(second, office.code(later(-30)), later(1))).toEqual({
      ok: false,
      reason: 'wrong',
    });
    expect(await office.opens(second, later(1))).toBe(false);
    expect(await office.takes(second, office.code(later(30)), later(1))).toEqual({ ok: true });
  });

  test('that is sent five times at once opens one session', async () => {
    await using office = await anOffice();
    const sessions = await Promise.all(Array.from({ length: 5 }, () => office.logsIn(start)));
    const code = office.code(start);
    const answers = await Promise.all(sessions.map((session) => office.takes(session, code, start)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is taken one step early or late, as clocks differ, and no further', async () => {
    await using office = await anOffice();
    const session = await office.logsIn(start);
    for (const seconds of [-61, 60])
      expect(await office.takes(session, office.code(later(seconds)), start)).toEqual({
        ok: false,
        reason: 'wrong',
      });
    expect(await office.takes(session, office.code(later(-30)), start)).toEqual({ ok: true });
  });

  test('is not guessed: after ten wrong ones the right one is refused for a quarter of an hour, the password again or not', async () => {
    await using office = await anOffice();
    for (let guess = 0; guess < 10; guess += 1) {
      const session = await office.logsIn(start);
      expect(await office.takes(session, `00000${guess}`, start)).toEqual({ ok: false, reason: 'wrong' });
    }
    const session = await office.logsIn(start);
    expect(await office.takes(session, office.code(start), start)).toEqual({ ok: false, reason: 'often' });
    const after = later(15 * 60);
    expect(await office.takes(await office.logsIn(after), office.code(after), after)).toEqual({ ok: true });
  });

  test('opens no session of somebody else, none that ended and none of a person who was disabled', async () => {
    await using office = await anOffice();
    const other = await staffMember(office.db, { login: 'luc.petit' });
    const foreign = await logIn(office.db, { login: other.login, password, address: null }, settings, start);
    expect((await office.takes(foreign?.sessionId ?? '', office.code(start), start)).ok).toBe(false);
    const session = await office.logsIn(start);
    await office.db.user.update({ where: { id: office.user.id }, data: { disabledAt: start } });
    expect((await office.takes(session, office.code(later(30)), start)).ok).toBe(false);
  });
});

describe('a recovery code', () => {
  test('stands once for the code of the authenticator, and leaves its trace', async () => {
    await using office = await anOffice();
    const [code = ''] = office.recoveryCodes;
    expect(await office.takes(await office.logsIn(start), code.toUpperCase(), start)).toEqual({ ok: true });
    expect(await office.takes(await office.logsIn(start), code, start)).toEqual({
      ok: false,
      reason: 'wrong',
    });
    expect(await secondFactorStanding(office.db, office.user.id)).toEqual({
      enrolled: true,
      recoveryCodesLeft: 9,
    });
    expect(await office.db.auditRow.count({ where: { action: 'secondFactor.useRecoveryCode' } })).toBe(1);
  });

  test('is replaced with all others against a code of the authenticator, not against another of them', async () => {
    await using office = await anOffice();
    const [old = '', other = ''] = office.recoveryCodes;
    const session = await office.logsIn(start);
    await office.takes(session, old, start);
    expect(await office.renews(session, other, start)).toEqual({ ok: false, reason: 'wrong' });
    const renewed = await office.renews(session, office.code(start), start);
    expect(renewed).toMatchObject({ ok: true });
    expect((await office.takes(await office.logsIn(start), other, start)).ok).toBe(false);
    const [fresh = ''] = renewed.ok ? renewed.recoveryCodes : [];
    expect(await office.takes(await office.logsIn(start), fresh, start)).toEqual({ ok: true });
  });
});

test('a colleague resets a lost authenticator: sessions end, the next log-in sets up another; nobody resets their own', async () => {
  await using office = await anOffice();
  const session = await office.logsIn(start);
  await office.takes(session, office.code(start), start);
  const reset = (userId: string) =>
    resetSecondFactor(
      office.db,
      { login: office.user.login, scope: { reach: 'all' }, by: { userId, login: 'x', address: null } },
      later(1),
    );
  expect(await reset(office.user.id)).toEqual({ ok: false, reason: 'oneself' });
  expect(await office.opens(session, later(1))).toBe(true);
  expect(await reset('user-colleague')).toEqual({ ok: true });
  expect(await office.opens(session, later(1))).toBe(false);
  expect(await secondFactorStanding(office.db, office.user.id)).toEqual({
    enrolled: false,
    recoveryCodesLeft: 0,
  });
  const again = await findAwaitingSession(office.db, await office.logsIn(later(2)), later(2));
  expect(again?.awaits).toBe('enrolment');
});
