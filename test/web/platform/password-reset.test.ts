import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password } from '#test/support/people';
import { aUser } from '#test/support/rows';
import { logIn } from '#web/features/platform/identification/server/log-in';
import {
  choosePassword,
  openLink,
  personOfLink,
  requestReset,
  tokenHash,
} from '#web/features/platform/password-reset/server/password-reset';
import type { StartReset } from '#web/server/password-link';
import { findSession } from '#web/server/session-registry';

const start = new Date('2026-11-02T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const settings = { sessionMinutes: 60, demo: true };
const token = 'the token of a mail';
const fresh = 'un nouveau mot de passe';

const begin = vi.fn<StartReset>(() => Promise.resolve(true));
afterEach(() => begin.mockClear());

let links = 0;

const asks = (db: Database, login: string, at = start, form = 'abcdefghjkmn') =>
  requestReset({ db, start: begin, secret: 'a secret' }, { login, address: '192.0.2.1', form }, at);

const aLink = (db: Database, userId: string, given: { token?: string; expiresAt?: Date } = {}) =>
  db.passwordReset.create({
    data: {
      id: `link ${(links += 1)}`,
      userId,
      tokenHash: tokenHash(given.token ?? token),
      expiresAt: given.expiresAt ?? later(60),
    },
  });

const chooses = (db: Database, at = start, typed = { password: fresh, confirmation: fresh }) =>
  choosePassword(db, { token, address: '192.0.2.1', ...typed }, at);

describe('« Oubli de votre mot de passe »', () => {
  test('starts the process that sends the link, for five digits and for other logins [QPC-034]', async () => {
    await using database = await aDatabase();
    const { account, colleague } = await alphaTelecom(database.db);
    expect(await asks(database.db, ' 12345 ')).toEqual({ ok: true });
    expect(await asks(database.db, 'Alpha.User')).toEqual({ ok: true });
    expect(begin.mock.calls.map(([{ workflowId, args }]) => [workflowId, args[0].userId])).toEqual([
      [expect.stringMatching(/^password-reset:alpha:[0-9a-z]{12}$/), account.id],
      [expect.stringMatching(/^password-reset:alpha:[0-9a-z]{12}$/), colleague.id],
    ]);
    const [row] = await database.db.auditRow.findMany();
    expect(row).toMatchObject({
      action: 'password.requestReset',
      actorLogin: '12345',
      fromAddress: '192.0.2.1',
    });
  });

  test('is one process however often a form is sent for a person, and another for each form and person', async () => {
    await using database = await aDatabase();
    await alphaTelecom(database.db);
    await asks(database.db, '12345');
    await asks(database.db, '12345', later(1));
    await asks(database.db, '12345', later(2), 'bcdefghjkmnp');
    await asks(database.db, 'alpha.user');
    const [first, repeated, nextForm, colleague] = begin.mock.calls.map(([{ workflowId }]) => workflowId);
    expect(repeated).toBe(first);
    expect(new Set([first, nextForm, colleague]).size).toBe(3);
    expect(begin.mock.calls[0]?.[0]).toMatchObject({
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  });

  test.each(['', '   ', '99999', '1234', '123456', '1234a', 'nobody.here'])(
    '%j is unknown [QPC-031, QPC-033]',
    async (login) => {
      await using database = await aDatabase();
      await alphaTelecom(database.db);
      expect(await asks(database.db, login)).toEqual({ ok: false, reason: 'unknown' });
      expect(begin).not.toHaveBeenCalled();
    },
  );

  test('five digits that are no contract’s account are unknown [QPC-032]', async () => {
    await using database = await aDatabase();
    await alphaTelecom(database.db);
    await database.db.user.create({ data: aUser({ login: '54321', role: 'operatorAdmin' }) });
    expect(await asks(database.db, '54321')).toEqual({ ok: false, reason: 'unknown' });
  });

  test('a disabled person is unknown', async () => {
    await using database = await aDatabase();
    await alphaTelecom(database.db, { colleague: { disabledAt: start } });
    expect(await asks(database.db, 'alpha.user')).toEqual({ ok: false, reason: 'unknown' });
  });

  test('nobody can have more than three mails an hour sent to a person', async () => {
    await using database = await aDatabase();
    await alphaTelecom(database.db);
    for (let mail = 0; mail < 3; mail += 1) expect(await asks(database.db, '12345')).toEqual({ ok: true });
    expect(await asks(database.db, '12345', later(59))).toEqual({ ok: false, reason: 'often' });
    expect(await asks(database.db, '12345', later(60))).toEqual({ ok: true });
    expect(begin).toHaveBeenCalledTimes(4);
  });

  test('says so when the process cannot be started, and counts no mail', async () => {
    await using database = await aDatabase();
    await alphaTelecom(database.db);
    begin.mockResolvedValue(false);
    for (let outage = 0; outage < 4; outage += 1) {
      expect(await asks(database.db, '12345')).toEqual({ ok: false, reason: 'unavailable' });
    }
    begin.mockResolvedValue(true);
    expect(await asks(database.db, '12345')).toEqual({ ok: true });
  });
});

describe('the link of the mail', () => {
  test('lives for its hour', async () => {
    await using database = await aDatabase();
    const { account } = await alphaTelecom(database.db);
    await aLink(database.db, account.id);
    expect(await personOfLink(database.db, token, later(59))).toEqual({ id: account.id, login: '12345' });
    expect(await personOfLink(database.db, token, later(60))).toBeNull();
    expect(await chooses(database.db, later(60))).toEqual({ ok: false, reason: 'deadLink' });
    expect(await personOfLink(database.db, 'another token', start)).toBeNull();
  });

  test('changes the password once, ends every session and every other link, and leaves its trace', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const { account } = await alphaTelecom(db);
    const asked = { login: '12345', password, address: null };
    const session = await logIn(db, asked, settings, start);
    await aLink(db, account.id);
    await aLink(db, account.id, { token: 'an older one' });

    expect(await chooses(db)).toEqual({ ok: true });

    expect(await chooses(db)).toEqual({ ok: false, reason: 'deadLink' });
    expect(await personOfLink(db, 'an older one', start)).toBeNull();
    expect(await findSession(db, session?.sessionId ?? '', start)).toBeNull();
    expect(await logIn(db, asked, settings, start)).toBeNull();
    expect(await logIn(db, { ...asked, password: fresh }, settings, start)).not.toBeNull();
    const row = await db.auditRow.findFirst({ where: { action: 'password.reset' } });
    expect(row).toMatchObject({
      actorLogin: '12345',
      subject: `user:${account.id}`,
      fromAddress: '192.0.2.1',
    });
    expect(JSON.stringify(row)).not.toContain(fresh);
  });

  test('lets the person in at once who had tried too many passwords before', async () => {
    await using database = await aDatabase();
    const { account } = await alphaTelecom(database.db);
    const asked = { login: '12345', password: fresh, address: null };
    for (let failure = 0; failure < 10; failure += 1)
      await logIn(database.db, { ...asked, password: 'x' }, settings, start);
    await aLink(database.db, account.id);
    expect(await chooses(database.db)).toEqual({ ok: true });
    expect(await logIn(database.db, asked, settings, start)).not.toBeNull();
  });

  test('used twice at the same time works once', async () => {
    await using database = await aDatabase();
    const { account } = await alphaTelecom(database.db);
    await aLink(database.db, account.id);
    const answers = await Promise.all([chooses(database.db), chooses(database.db)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('is not used up by a password that does not fit', async () => {
    await using database = await aDatabase();
    const { account } = await alphaTelecom(database.db);
    await aLink(database.db, account.id);
    const refused = await chooses(database.db, start, { password: fresh, confirmation: 'autre chose' });
    expect(refused).toEqual({ ok: false, problems: { confirmation: 'mismatch' } });
    expect(await chooses(database.db)).toEqual({ ok: true });
  });

  test('is stored as its digest only', async () => {
    await using database = await aDatabase();
    const { account } = await alphaTelecom(database.db);
    await aLink(database.db, account.id);
    expect(JSON.stringify(await database.db.passwordReset.findMany())).not.toContain(token);
    expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('the page of a link', () => {
  test('is noted when it is first looked at, and so is its use, for who follows the account live [OWF-208]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const { colleague } = await alphaTelecom(db);
    await aLink(db, colleague.id);
    expect(await openLink(db, 'another token', start)).toBeNull();
    expect(await db.change.count()).toBe(0);
    for (const minute of [1, 2])
      expect(await openLink(db, token, later(minute))).toMatchObject({ login: 'alpha.user' });
    expect(await db.passwordReset.findFirst()).toMatchObject({ openedAt: later(1), usedAt: null });
    expect(await db.change.findMany()).toMatchObject([
      { operatorId: 'operator-alpha', entity: 'passwordReset', at: later(1) },
    ]);
    await chooses(db, later(3));
    expect(await db.change.count()).toBe(2);
    expect(await openLink(db, token, later(4))).toBeNull();
  });
});
