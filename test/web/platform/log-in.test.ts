import { afterEach, describe, expect, test, vi } from 'vitest';
import * as passwords from '#prisma/password';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password } from '#test/support/people';
import { logIn, type LogInAttempt } from '#web/features/platform/identification/server/log-in';
import { attempt, throttles } from '#web/features/platform/identification/server/throttle';

vi.mock('#prisma/password', { spy: true });
afterEach(() => vi.clearAllMocks());

const settings = { sessionMinutes: 60, demo: true };
const start = new Date('2026-11-02T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

async function aPortal() {
  const database = await aDatabase();
  const people = await alphaTelecom(database.db);
  const tries = (given: Partial<LogInAttempt>, at = start) =>
    logIn(database.db, { login: '12345', password, address: '192.0.2.1', ...given }, settings, at);
  return { ...people, tries, db: database.db, [Symbol.asyncDispose]: () => database.close() };
}

describe('the log-in', () => {
  test('opens a session for the right pair only [QPC-021]', async () => {
    await using portal = await aPortal();
    expect(await portal.tries({})).toMatchObject({ userId: portal.account.id });
    expect(await portal.tries({ password: 'Jalon-test-2027' })).toBeNull();
  });

  test('does not mind capitals, nor how often each way of writing was tried', async () => {
    await using portal = await aPortal();
    const { colleague, tries } = portal;
    expect(await tries({ login: ' Alpha.USER ' })).toMatchObject({ userId: colleague.id });
    expect(await tries({ login: '%' })).toBeNull();
    expect(await tries({ login: 'alpha_user' })).toBeNull();
    for (let failure = 0; failure < 10; failure += 1)
      await tries({ login: failure % 2 === 0 ? 'alpha.user' : 'ALPHA.USER', password: 'x' });
    expect(await tries({ login: 'Alpha.User' })).toBeNull();
  });

  test('gives one answer to missing fields, an unknown login, a disabled person and a wrong password [QPC-022]', async () => {
    await using portal = await aPortal();
    await portal.db.user.update({ where: { id: portal.colleague.id }, data: { disabledAt: start } });
    const wrong = [
      { login: '' },
      { password: '' },
      { login: '99999' },
      { login: 'alpha.user' },
      { password: 'x' },
    ];
    const answers = await Promise.all(wrong.map((given) => portal.tries(given)));
    expect(answers).toEqual(wrong.map(() => null));
    expect(await portal.db.session.count()).toBe(0);
  });

  test('does the work of a verification for a login that nobody has, or whose person is disabled', async () => {
    await using portal = await aPortal();
    await portal.db.user.update({ where: { id: portal.colleague.id }, data: { disabledAt: start } });
    await portal.tries({ login: '99999' });
    await portal.tries({ login: 'alpha.user' });
    expect(vi.mocked(passwords.verifyPassword).mock.calls).toEqual([
      [null, password],
      [null, password],
    ]);
  });

  test('refuses even the right password after ten failures, for a quarter of an hour [QPC-022]', async () => {
    await using portal = await aPortal();
    for (let failure = 0; failure < 10; failure += 1)
      await portal.tries({ password: 'x', address: `192.0.2.${failure}` });
    vi.clearAllMocks();
    expect(await portal.tries({ address: '198.51.100.1' }, later(14))).toBeNull();
    expect(passwords.verifyPassword).not.toHaveBeenCalled();
    expect(await portal.tries({ login: 'alpha.user' }, later(14))).not.toBeNull();
    expect(await portal.tries({}, later(15))).not.toBeNull();
  });

  test('counts guesses that come at once', async () => {
    await using portal = await aPortal();
    const guesses = Array.from({ length: 20 }, (_, index) => portal.tries({ password: `guess ${index}` }));
    await Promise.all(guesses);
    expect(vi.mocked(passwords.verifyPassword)).toHaveBeenCalledTimes(10);
  });

  test('forgets the failures of a login that succeeded', async () => {
    await using portal = await aPortal();
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 9; failure += 1) await portal.tries({ password: 'x' });
      expect(await portal.tries({}, later(round))).not.toBeNull();
    }
  });

  test('stops an address that tries one login after the other, and no other address', async () => {
    await using portal = await aPortal();
    const { limit } = throttles.address('192.0.2.1');
    for (let failure = 0; failure < limit; failure += 1) {
      await attempt(portal.db, [throttles.address('192.0.2.1')], start);
    }
    expect(await portal.tries({})).toBeNull();
    expect(await portal.tries({ address: '192.0.2.2' })).not.toBeNull();
  });

  test('keeps nothing readable of what was typed', async () => {
    await using portal = await aPortal();
    await portal.tries({ login: 'Secret typed in the wrong field' });
    const keys = (await portal.db.loginThrottle.findMany()).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys.join(' ').toLowerCase()).not.toContain('secret');
  });
});
