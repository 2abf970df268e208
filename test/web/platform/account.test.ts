import { describe, expect, test } from 'vitest';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password } from '#test/support/people';
import { updateAccount } from '#web/features/platform/account/server/account';
import { logIn } from '#web/features/platform/identification/server/log-in';
import { findSession } from '#web/server/session-registry';

const now = new Date('2026-11-02T08:00:00Z');
const settings = { sessionMinutes: 60, demo: true };
const fresh = 'un nouveau mot de passe';

async function anAccount() {
  const database = await aDatabase();
  const { db } = database;
  const { account } = await alphaTelecom(db);
  const logsIn = (typed: string) =>
    logIn(db, { login: '12345', password: typed, address: null }, settings, now);
  const changes = async (
    form: { email: string; password?: string; confirmation?: string },
    sessionId = 'none',
  ) =>
    updateAccount(
      db,
      {
        form: { password: '', confirmation: '', ...form },
        scope: { reach: 'self', userId: account.id },
        by: { userId: account.id, login: '12345', sessionId, address: '192.0.2.1' },
      },
      now,
    );
  const stored = () => db.user.findUniqueOrThrow({ where: { id: account.id } });
  return { db, account, logsIn, changes, stored, [Symbol.asyncDispose]: () => database.close() };
}

describe('« Modification Compte »', () => {
  test('keeps the password when the field is left empty [QPC-044]', async () => {
    await using portal = await anAccount();
    expect(await portal.changes({ email: 'qpc@alpha.example' })).toEqual({
      ok: true,
      passwordChanged: false,
    });
    expect(await portal.stored()).toMatchObject({ email: 'qpc@alpha.example' });
    expect(await portal.logsIn(password)).not.toBeNull();
  });

  test('changes nothing when a field is at fault, and says which [QPC-046, QPC-047]', async () => {
    await using portal = await anAccount();
    const before = await portal.stored();
    expect(await portal.changes({ email: '', password: fresh, confirmation: 'autre' })).toEqual({
      ok: false,
      problems: { email: 'missing', confirmation: 'mismatch' },
    });
    expect(await portal.stored()).toEqual(before);
    expect(await portal.db.auditRow.count()).toBe(0);
  });

  test('leaves a trace of the change with it, never of the password', async () => {
    await using portal = await anAccount();
    const { email } = portal.account;
    await portal.changes({ email: 'qpc@alpha.example', password: fresh, confirmation: fresh });
    const row = await portal.db.auditRow.findFirstOrThrow();
    expect(row).toMatchObject({
      action: 'account.update',
      actorLogin: '12345',
      operatorId: 'operator-alpha',
    });
    expect(JSON.parse(row.before ?? '')).toEqual({ email });
    expect(JSON.parse(row.after ?? '')).toEqual({ email: 'qpc@alpha.example', passwordChanged: true });
    expect(JSON.stringify(row)).not.toContain(fresh);
  });

  test('a new password ends the sessions opened elsewhere, not this one', async () => {
    await using portal = await anAccount();
    const [here, elsewhere] = [await portal.logsIn(password), await portal.logsIn(password)];
    const form = { email: portal.account.email, password: fresh, confirmation: fresh };
    expect(await portal.changes(form, here?.sessionId)).toEqual({ ok: true, passwordChanged: true });
    expect(await findSession(portal.db, here?.sessionId ?? '', now)).not.toBeNull();
    expect(await findSession(portal.db, elsewhere?.sessionId ?? '', now)).toBeNull();
    expect(await portal.logsIn(password)).toBeNull();
    expect(await portal.logsIn(fresh)).not.toBeNull();
  });
});
