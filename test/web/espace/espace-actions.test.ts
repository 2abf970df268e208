import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Action, Actor } from '#domain/rights';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { aPublication, aPublicationForm } from '#test/support/publications';
import * as favourites from '#web/features/espace/catalogue/actions';
import * as informations from '#web/features/espace/informations/actions';
import { parented } from '#test/support/parents';
import * as desk from '#web/features/espace/publications/actions';

const world = vi.hoisted(() => ({
  db: undefined as unknown,
  signed: undefined as unknown,
  asked: [] as string[],
}));
vi.mock('#config', () => ({ config: () => ({ logLevel: 'silent' }) }));
vi.mock('next/cache', () => ({ refresh: () => {} }));
vi.mock('#web/server/database', () => ({ database: () => world.db }));
vi.mock('#web/server/request', () => ({ callerAddress: () => Promise.resolve('192.0.2.1') }));
vi.mock('#web/server/session', async () => {
  const { scopeOf } = await import('#domain/rights');
  return {
    requireActor: () => Promise.resolve(world.signed),
    requireRight: (action: Action) => {
      world.asked.push(action);
      const { actor } = world.signed as { actor: Actor };
      if (scopeOf(actor, action).reach === 'none') return Promise.reject(new Error('not found'));
      return Promise.resolve(world.signed);
    },
  };
});

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  world.db = database.db;
  world.asked = [];
  await parented(database.db, { userId: 'anna' });
  await database.db.publication.create({ data: aPublication({ state: 'draft' }) });
  return () => database.close();
});

function as(role: Actor['role'], services: Actor['services'] = []) {
  const operatorId = role === 'backOffice' || role === 'operations' ? null : 'operator-alpha';
  const actor: Actor = { userId: 'anna', role, operatorId, contractId: null, services };
  world.signed = { actor, user: { id: 'anna', login: 'anna' } };
}
const formData = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

/** Each action of the desk as a browser could call it, whatever page it is on. */
const calls: Record<keyof typeof desk, { right: Action; call: () => Promise<unknown> }> = {
  savePublication: {
    right: 'publication.manage',
    call: () => desk.savePublication(formData({ ...aPublicationForm() })),
  },
  movePublication: {
    right: 'publication.manage',
    call: () => desk.movePublication({ id: 'p1', revision: 1, action: 'publish' }),
  },
  preview: { right: 'publication.manage', call: () => desk.preview('**a**') },
  saveAddress: {
    right: 'service.manage',
    call: () => desk.saveAddress({ service: 'tao', typed: 'https://tao.example/' }),
  },
};

describe('the desk', () => {
  test.each(Object.entries(calls))(
    '%s is done for the back office, and for nobody else',
    async (_name, { right, call }) => {
      for (const role of ['contract', 'operatorAdmin', 'operatorUser', 'operations'] as const) {
        as(role, ['tao', 'qpc']);
        await expect(call()).rejects.toThrow('not found');
      }
      expect(await database.db.auditRow.count()).toBe(0);
      as('backOffice');
      expect(await call()).toMatchObject({ ok: true });
      expect(new Set(world.asked)).toEqual(new Set([right]));
    },
  );

  test('has no action that this test does not know', () => {
    expect(Object.keys(desk).toSorted()).toEqual(Object.keys(calls).toSorted());
  });

  test.each([
    [
      'a move that there is not',
      () => desk.movePublication({ id: 'p1', revision: 1, action: 'delete' as 'publish' }),
    ],
    ['an item that is none', () => desk.movePublication('p1' as never)],
    [
      'an address of an e-service that is none',
      () => desk.saveAddress({ service: 'telepathy' as 'tao', typed: 'https://tao.example/' }),
    ],
  ])('%s changes nothing', async (_what, call) => {
    as('backOffice');
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await call()).toMatchObject({ ok: false });
    expect(await database.db.auditRow.count()).toBe(0);
  });
});

describe('what a person keeps', () => {
  test('is a star of what is held, and nothing of what the browser makes up [OWF-006]', async () => {
    as('operatorUser', ['tao']);
    expect(await favourites.keepFavourite('tao', true)).toEqual({ ok: true });
    for (const service of ['justFibre', 'telepathy', 'constructor', { tao: 1 }, null])
      expect(await favourites.keepFavourite(service, true)).toEqual({ ok: false, reason: 'notHeld' });
    expect(await favourites.keepFavourite('tao', 'no')).toEqual({ ok: false, reason: 'notHeld' });
    expect(await database.db.favourite.findMany({ select: { service: true } })).toEqual([{ service: 'tao' }]);
  });

  test('is that an item was opened, where it is there for them', async () => {
    as('operatorUser');
    for (const id of ['p1', 'nothing', { id: 'p1' }])
      expect(await informations.opened(id)).toEqual({ ok: false });
    await database.db.publication.update({ where: { id: 'p1' }, data: { state: 'published' } });
    expect(await informations.opened('p1')).toEqual({ ok: true });
    expect(await database.db.publicationRead.count()).toBe(1);
  });
});
