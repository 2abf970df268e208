import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { alphaTelecom, password, staffMember } from '#test/support/people';
import { logIn } from '#web/features/platform/identification/server/log-in';
import { actingActor, awaitingPerson, peekActor, requireRight } from '#web/server/session';
import { beginView } from '#web/server/view-as';

/** The request that is being answered: its cookie's session, how it came, and in which house. */
const request = vi.hoisted(() => ({
  session: null as string | null,
  method: 'GET' as string | null,
  demo: true,
  db: undefined as unknown,
}));
vi.mock('#web/server/session-cookie', () => ({ readSessionId: async () => request.session }));
vi.mock('#web/server/database', () => ({ database: () => request.db }));
vi.mock('#config', () => ({ config: () => ({ demo: request.demo, sessionMinutes: 60 }) }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(request.method === null ? {} : { 'x-jalon-method': request.method }),
}));

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  Object.assign(request, { session: null, method: 'GET', demo: true, db: database.db });
  await alphaTelecom(database.db);
  await staffMember(database.db);
});
afterEach(() => database.close());

async function logsIn(login: string, demo: boolean): Promise<string> {
  const asked = { login, password, address: null };
  const session = await logIn(database.db, asked, { sessionMinutes: 60, demo }, new Date());
  if (!session) throw new Error(`${login} was refused`);
  return (request.session = session.sessionId);
}

describe('a session', () => {
  test('that awaits its second step is nobody’s, but to the page that asks for it', async () => {
    request.demo = false;
    await logsIn('claire.martin', false);
    expect([await peekActor(), await actingActor()]).toEqual([null, null]);
    expect(await awaitingPerson()).toMatchObject({ login: 'claire.martin', awaits: 'enrolment' });
  });

  test('of the wholesaler’s people from the demo is worth nothing once the demo is off; an operator’s goes on', async () => {
    await logsIn('claire.martin', true);
    expect(await peekActor()).not.toBeNull();
    request.demo = false;
    expect([await peekActor(), await actingActor(), await awaitingPerson()]).toEqual([null, null, null]);
    await logsIn('alpha.user', true);
    expect(await peekActor()).not.toBeNull();
  });
});

describe('who looks at an operator’s pages', () => {
  async function looks() {
    const sessionId = await logsIn('claire.martin', true);
    const by = { userId: 'user-claire.martin', login: 'claire.martin', sessionId, address: null };
    await beginView(database.db, { code: 'alpha', scope: { reach: 'all' }, by }, new Date());
  }

  test.each(['GET', 'HEAD'])('reads with %s what its administrator reads', async (method) => {
    await looks();
    request.method = method;
    expect(await requireRight('qualification.read')).toMatchObject({
      user: { login: 'claire.martin' },
      scope: { reach: 'operator', operatorId: 'operator-alpha' },
      viewing: { operator: { code: 'alpha' } },
    });
    await expect(requireRight('contract.manage')).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
  });

  // Without the header the proxy was not asked, as for uploads.
  test.each(['POST', 'PUT', 'DELETE', null])(
    'is refused what comes by %s, whatever it asks for',
    async (method) => {
      await looks();
      request.method = method;
      await expect(actingActor()).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
      await expect(requireRight('account.read')).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
      // To end it must be possible.
      expect((await peekActor())?.viewing).not.toBeNull();
    },
  );

  test('acts as ever once it is over', async () => {
    await looks();
    await database.db.session.updateMany({ data: { viewUntil: new Date() } });
    request.method = 'POST';
    expect(await requireRight('contract.manage')).toMatchObject({ scope: { reach: 'all' }, viewing: null });
  });
});
