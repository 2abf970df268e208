import { describe, expect, test } from 'vitest';
import { actorOf } from '#domain/accounts/rights';
import { may } from '#domain/rights';
import type { Database } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password } from '#test/support/people';
import { logIn, logOut } from '#web/features/platform/identification/server/log-in';
import { extendSession, findSession, sessionCapHours } from '#web/server/session-registry';

const settings = { sessionMinutes: 60, demo: true };
const start = new Date('2026-11-02T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

async function sessionOf(db: Database, login: string): Promise<string> {
  const session = await logIn(db, { login, password, address: '192.0.2.1' }, settings, start);
  if (!session) throw new Error(`${login} was refused`);
  return session.sessionId;
}

/** What a page does at `minutes` past the log-in: false when it leads to the identification page. */
async function acts(db: Database, id: string, minutes: number): Promise<boolean> {
  const session = await findSession(db, id, later(minutes));
  return session !== null && extendSession(db, session, settings, later(minutes));
}

const looks = async (db: Database, id: string, minutes: number) =>
  (await findSession(db, id, later(minutes))) !== null;

describe('a session', () => {
  test('of a QPC account ends ten minutes after the last action, not after the first [QPC-023, QPC-024]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await alphaTelecom(db);
    const id = await sessionOf(db, '12345');
    expect(await acts(db, id, 9.9)).toBe(true);
    expect(await acts(db, id, 19.8)).toBe(true);
    expect(await acts(db, id, 29.8)).toBe(false);
  });

  test('is not kept alive by looking, as polling and streams do [QPC-024]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await alphaTelecom(db);
    const id = await sessionOf(db, '12345');
    for (const minute of [2, 5, 9]) expect(await looks(db, id, minute)).toBe(true);
    expect(await looks(db, id, 10)).toBe(false);
  });

  test('of everyone else lasts as long as the setting says', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await alphaTelecom(db);
    const id = await sessionOf(db, 'alpha.user');
    expect(await looks(db, id, 59)).toBe(true);
    expect(await looks(db, id, 60)).toBe(false);
  });

  test('ends with its cookie, however busy', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await alphaTelecom(db);
    const id = await sessionOf(db, 'alpha.user');
    const cap = sessionCapHours * 60;
    for (let minute = 50; minute < cap; minute += 50) expect(await acts(db, id, minute)).toBe(true);
    expect(await looks(db, id, cap)).toBe(false);
  });

  test('that was left is over for a copied cookie too, and leaves its trace [QPC-132]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await alphaTelecom(db);
    const [left, other] = [await sessionOf(db, '12345'), await sessionOf(db, '12345')];
    await logOut(db, left, '192.0.2.1', later(1));
    expect(await acts(db, left, 2)).toBe(false);
    expect(await acts(db, other, 2)).toBe(true);
    const rows = await db.auditRow.findMany({ orderBy: { at: 'asc' } });
    expect(rows.map(({ action, actorLogin, fromAddress }) => [action, actorLogin, fromAddress])).toEqual([
      ['session.open', '12345', '192.0.2.1'],
      ['session.open', '12345', '192.0.2.1'],
      ['session.close', '12345', '192.0.2.1'],
    ]);
  });

  test('does not come back when its end and an action cross', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await alphaTelecom(db);
    const id = await sessionOf(db, '12345');
    const seen = await findSession(db, id, later(1));
    await logOut(db, id, null, later(1));
    expect(seen && (await extendSession(db, seen, settings, later(1)))).toBe(false);
  });

  test('is over the moment its person is disabled', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const { account } = await alphaTelecom(db);
    const id = await sessionOf(db, '12345');
    await db.user.update({ where: { id: account.id }, data: { disabledAt: later(1) } });
    expect(await acts(db, id, 1)).toBe(false);
  });

  test('finds the option and the grants as they are at each request [QPC-002]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const { contract, colleague } = await alphaTelecom(db);
    const [ofContract, ofColleague] = [await sessionOf(db, '12345'), await sessionOf(db, 'alpha.user')];
    const submits = async (id: string) => {
      const session = await findSession(db, id, later(1));
      return session !== null && may(actorOf(session.user), 'qualification.submit');
    };
    const both = async () => [await submits(ofContract), await submits(ofColleague)];
    expect(await both()).toEqual([true, true]);
    await db.qpcContract.update({ where: { id: contract.id }, data: { optionActive: false } });
    expect(await both()).toEqual([false, false]);
    await db.qpcContract.update({ where: { id: contract.id }, data: { optionActive: true } });
    await db.grant.delete({ where: { userId_service: { userId: colleague.id, service: 'qpc' } } });
    expect(await both()).toEqual([true, false]);
  });
});
