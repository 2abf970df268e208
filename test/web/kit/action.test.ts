import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { z } from 'zod';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { alphaTelecom, password, staffMember } from '#test/support/people';
import { action, type Acting } from '#web/kit/action/action';
import { box, boxes, field, fieldsOf } from '#web/kit/action/fields';
import { formAction } from '#web/kit/action/form-action';
import { isDoor } from '#web/kit/door';
import { live } from '#web/kit/live/live';
import { logIn } from '#web/features/platform/identification/server/log-in';

/** The request that is being answered. */
const request = vi.hoisted(() => ({
  session: null as string | null,
  db: undefined as unknown,
  logged: [] as object[],
  refreshed: 0,
}));
vi.mock('#web/server/session-cookie', () => ({ readSessionId: async () => request.session }));
vi.mock('#web/server/database', () => ({ database: () => request.db }));
vi.mock('#config', () => ({ config: () => ({ demo: true, sessionMinutes: 60 }) }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-forwarded-for': '198.51.100.1, 192.0.2.7' }),
}));
vi.mock('next/cache', () => ({ refresh: () => request.refreshed++ }));
vi.mock('pino', () => ({
  pino: Object.assign(() => ({ error: (line: object) => request.logged.push(line) }), {
    destination: () => undefined,
  }),
}));

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  Object.assign(request, { session: null, db: database.db, logged: [], refreshed: 0 });
  await alphaTelecom(database.db);
  await staffMember(database.db);
});
afterEach(() => database.close());

async function logsIn(login: string): Promise<void> {
  const asked = { login, password, address: null };
  const session = await logIn(database.db, asked, { sessionMinutes: 60, demo: true }, new Date());
  request.session = session?.sessionId ?? null;
}

const schema = z.object({ name: field(20), active: box(), services: boxes() });
const acted: Acting[] = [];
const rename = action('operator.manage', schema, async ({ name, ...rest }, acting) => {
  acted.push(acting);
  if (name === 'nobody') return null;
  if (name === 'bug') throw new Error('0612345678 is not to be logged');
  if (name === '') return { ok: false, problems: { name: 'missing' } } as const;
  return { ok: true, name, ...rest } as const;
});

describe('an action', () => {
  test('takes an object or a form, and acts as the person of the session, within the scope of the right', async () => {
    await logsIn('claire.martin');
    expect(await rename({ name: 'Alpha', services: ['a', 'b'] })).toEqual({
      ...{ ok: true, name: 'Alpha', active: false, services: ['a', 'b'] },
    });
    const data = new FormData();
    for (const [name, value] of [
      ['name', 'Bêta'],
      ['active', 'on'],
      ['services', 'a'],
      ['more', 'x'],
    ])
      data.append(name ?? '', value ?? '');
    expect(await rename(data)).toEqual({ ok: true, name: 'Bêta', active: true, services: ['a'] });
    expect(acted.at(-1)).toMatchObject({
      scope: { reach: 'all' },
      by: { userId: 'user-claire.martin', login: 'claire.martin', address: '192.0.2.7' },
      actor: { role: 'backOffice' },
    });
    expect(acted.at(-1)?.sessionId).toBe(request.session);
  });

  test('leads somebody without a session to the identification page, and shows 404 without the right', async () => {
    await expect(rename({ name: 'Alpha' })).rejects.toThrow('NEXT_REDIRECT');
    await logsIn('alpha.user');
    await expect(rename({ name: 'Alpha' })).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404');
    expect(request.logged).toEqual([]);
  });

  test('that shall answer leads nobody away', async () => {
    const asks = action('operator.manage', z.object({}), async () => ({ ok: true }), { unsigned: 'answer' });
    expect(await asks({})).toEqual({ ok: false, reason: 'signedOut' });
    await logsIn('alpha.user');
    expect(await asks({})).toEqual({ ok: false, reason: 'signedOut' });
    await logsIn('claire.martin');
    expect(await asks({})).toEqual({ ok: true });
  });

  test('says « gone » for null, the problems as they are, and one reference for what nobody expected', async () => {
    await logsIn('claire.martin');
    expect(await rename({ name: 'nobody' })).toEqual({ ok: false, reason: 'gone' });
    expect(await rename({})).toEqual({ ok: false, problems: { name: 'missing' } });
    expect(await rename({ name: 'x'.repeat(21) })).toEqual({ ok: false, problems: { name: 'missing' } });
    const answer = await rename({ name: 'bug' });
    expect(answer).toEqual({
      ...{ ok: false, reason: 'unexpected', reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(request.logged).toEqual([
      expect.objectContaining({
        reference: 'reference' in answer && answer.reference,
        where: 'operator.manage',
      }),
    ]);
    expect(JSON.stringify(request.logged)).not.toContain('0612345678');
    // What no form of ours sends.
    expect(await rename({ services: 5 } as never)).toMatchObject({ ok: false, reason: 'unexpected' });
  });

  test('draws the page anew where it shall, when it is done', async () => {
    await logsIn('claire.martin');
    const may = action('operator.manage', z.object({ ok: z.boolean() }), async ({ ok }) => ({ ok }), {
      refresh: 'done',
    });
    await may({ ok: false });
    expect(request.refreshed).toBe(0);
    await may({ ok: true });
    expect(request.refreshed).toBe(1);
  });

  test('is typed by its schema and its answers, « gone » only where there is null', () => {
    type Answer = Awaited<ReturnType<typeof rename>>;
    expectTypeOf<Extract<Answer, { reason: 'gone' }>>().not.toBeNever();
    expectTypeOf<Extract<Answer, { reason: 'signedOut' }>>().toBeNever();
    const sure = action('operator.manage', z.object({ id: z.string() }), async () => ({ ok: true }));
    expectTypeOf<Extract<Awaited<ReturnType<typeof sure>>, { reason: 'gone' }>>().toBeNever();
    expectTypeOf(sure).parameter(0).toEqualTypeOf<{ id: string } | FormData>();
  });
});

describe('a form action', () => {
  const form = formAction(rename, { secret: ['password'] });

  test('gives back what was typed, but no secret, and how often it was sent', async () => {
    await logsIn('claire.martin');
    const data = new FormData();
    for (const [name, value] of [
      ['name', ''],
      ['password', 'geheim'],
      ['$ACTION_ID_7f', ''],
    ])
      data.append(name ?? '', value ?? '');
    const first = await form(null, data);
    expect(first).toEqual({
      times: 1,
      typed: { name: '' },
      answer: { ok: false, problems: { name: 'missing' } },
    });
    expect((await form(first, data)).times).toBe(2);
    expect((await form({ times: 'x' } as never, data)).times).toBe(1);
  });

  test('is a door, as the action is', () => {
    expect([isDoor(form), isDoor(rename), isDoor(fieldsOf)]).toEqual([true, true, false]);
  });
});

describe('a live view', () => {
  const GET = live<'id'>('operator.manage', async ({ params: { id }, query, reader }) =>
    id === 'none' ? null : { id, ...query, reach: reader.scope.reach },
  );
  const ask = (id: string) =>
    GET(new Request(`http://portal/api/things/${id}?show=all`), { params: Promise.resolve({ id }) });

  test('answers who has the right, without extending the session', async () => {
    await logsIn('claire.martin');
    const before = await database.db.session.findFirstOrThrow();
    const response = await ask('one');
    expect(await response.json()).toEqual({ id: 'one', show: 'all', reach: 'all' });
    expect(await database.db.session.findFirstOrThrow()).toEqual(before);
    expect((await ask('none')).status).toBe(404);
    expect(isDoor(GET)).toBe(true);
  });

  test('answers 401 without a session, and 404 without the right', async () => {
    expect((await ask('one')).status).toBe(401);
    await logsIn('alpha.user');
    expect((await ask('one')).status).toBe(404);
  });
});
