import { describe, expect, test } from 'vitest';
import { may, scopeOf, type Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password, staffMember } from '#test/support/people';
import { logIn, logOut } from '#web/features/platform/identification/server/log-in';
import { actorIn } from '#web/server/session-actor';
import { findSession } from '#web/server/session-registry';
import { beginView, leaveView, settleViews } from '#web/server/view-as';

const start = new Date('2026-11-02T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const everywhere: Scope = { reach: 'all' };

async function aViewer() {
  const database = await aDatabase();
  const { db } = database;
  const { contract } = await alphaTelecom(db);
  const user = await staffMember(db);
  const asked = { login: user.login, password, address: null };
  const session = await logIn(db, asked, { sessionMinutes: 60, demo: true }, start);
  const sessionId = session?.sessionId ?? '';
  const by = { userId: user.id, login: user.login, sessionId, address: '192.0.2.1' };
  return {
    db,
    contract,
    sessionId,
    begins: (code: string, at = start, scope = everywhere) => beginView(db, { code, scope, by }, at),
    leaves: (at: Date) => leaveView(db, { sessionId, address: '192.0.2.1' }, at),
    async acts(at: Date) {
      const live = await findSession(db, sessionId, at);
      if (!live) throw new Error('The session is over');
      return actorIn(db, live, at);
    },
    async trace() {
      const rows = await db.auditRow.findMany({
        where: { action: { startsWith: 'operator.' } },
        orderBy: [{ at: 'asc' }, { action: 'desc' }],
      });
      return rows.map(({ action, at, operatorId }) => [
        action,
        (at.getTime() - start.getTime()) / 60_000,
        operatorId,
      ]);
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

const begun = ['operator.beginView', 0, 'operator-alpha'];

describe('« voir comme »', () => {
  test('makes the actor of the session a read-only one of that operator, under its own person’s name', async () => {
    await using viewer = await aViewer();
    expect(await viewer.begins('alpha')).toBe(true);
    const { actor, viewing } = await viewer.acts(later(1));
    expect(viewing).toEqual({
      operator: { code: 'alpha', name: 'Alpha Télécom' },
      until: later(30).toISOString(),
    });
    expect(actor.userId).toBe('user-claire.martin');
    expect(scopeOf(actor, 'qualification.read')).toEqual({ reach: 'operator', operatorId: 'operator-alpha' });
    for (const action of ['qualification.submit', 'qualification.download', 'operator.manage'] as const)
      expect(may(actor, action)).toBe(false);
  });

  test('shows QPC as long as a contract of the operator has the option [QPC-002]', async () => {
    await using viewer = await aViewer();
    await viewer.begins('alpha');
    await viewer.db.qpcContract.update({ where: { id: viewer.contract.id }, data: { optionActive: false } });
    expect(may((await viewer.acts(later(1))).actor, 'qualification.read')).toBe(false);
  });

  test('ends by the button, and its trace says when', async () => {
    await using viewer = await aViewer();
    await viewer.begins('alpha');
    await viewer.leaves(later(3));
    await viewer.leaves(later(4));
    expect((await viewer.acts(later(4))).viewing).toBeNull();
    expect(await viewer.trace()).toEqual([begun, ['operator.endView', 3, 'operator-alpha']]);
  });

  test('ends after thirty minutes by itself, and is written down with that minute, once', async () => {
    await using viewer = await aViewer();
    await viewer.begins('alpha');
    await settleViews(viewer.db, later(29));
    expect((await viewer.acts(later(29.9))).viewing).not.toBeNull();
    const { viewing, actor } = await viewer.acts(later(30));
    expect([viewing, may(actor, 'operator.manage')]).toEqual([null, true]);
    await Promise.all([settleViews(viewer.db, later(42)), settleViews(viewer.db, later(42))]);
    expect(await viewer.trace()).toEqual([begun, ['operator.endView', 30, 'operator-alpha']]);
  });

  test('ends with the session', async () => {
    await using viewer = await aViewer();
    await viewer.begins('alpha');
    await logOut(viewer.db, viewer.sessionId, null, later(7));
    await settleViews(viewer.db, later(50));
    expect(await viewer.trace()).toEqual([begun, ['operator.endView', 7, 'operator-alpha']]);
  });

  test('of another operator ends the one before', async () => {
    await using viewer = await aViewer();
    await viewer.db.operator.create({ data: { id: 'operator-beta', code: 'beta', name: 'Bêta' } });
    await viewer.begins('alpha');
    await viewer.begins('beta', later(2));
    expect((await viewer.acts(later(2))).viewing?.operator.code).toBe('beta');
    expect(await viewer.trace()).toEqual([
      begun,
      ['operator.endView', 2, 'operator-alpha'],
      ['operator.beginView', 2, 'operator-beta'],
    ]);
  });

  test('begins for nobody who may not, of no operator that does not exist', async () => {
    await using viewer = await aViewer();
    expect(await viewer.begins('alpha', start, { reach: 'none' })).toBe(false);
    expect(await viewer.begins('alpha', start, { reach: 'operator', operatorId: 'operator-alpha' })).toBe(
      false,
    );
    expect(await viewer.begins('nulle-part')).toBe(false);
    expect(await viewer.trace()).toEqual([]);
  });

  test('is over at once for who lost the right', async () => {
    await using viewer = await aViewer();
    await viewer.begins('alpha');
    await viewer.db.user.update({ where: { login: 'claire.martin' }, data: { role: 'operations' } });
    const { viewing, actor } = await viewer.acts(later(1));
    expect([viewing, actor.role]).toEqual([null, 'operations']);
  });
});
