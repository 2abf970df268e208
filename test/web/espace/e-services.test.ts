import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '#domain/rights';
import { serviceNames, services, type Service } from '#domain/services';
import { serviceSlugs } from '#domain/espace/service-slugs';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { aPublication } from '#test/support/publications';
import { GET as launch } from '#web/features/espace/service/launch-route';
import { listAddresses, setAddress } from '#web/features/espace/server/e-services-addresses';
import { cardsOf, favouritesOf, setFavourite } from '#web/features/espace/server/e-services';
import { parented } from '#test/support/parents';

const world = vi.hoisted(() => ({ db: undefined as unknown, signed: undefined as unknown }));
vi.mock('#config', () => ({ config: () => ({ logLevel: 'silent' }) }));
vi.mock('#web/server/database', () => ({ database: () => world.db }));
vi.mock('#web/server/locale', async () => {
  const { catalogues } = await import('#web/messages/catalogue');
  return { messages: () => Promise.resolve(catalogues.fr) };
});
vi.mock('#web/server/session', () => ({ actingActor: () => Promise.resolve(world.signed) }));

const now = new Date('2026-11-21T10:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const by = { userId: 'user-bo', login: 'wholesale.bo', address: null };
const anActor = (given: Partial<Actor> = {}): Actor => ({
  userId: 'anna',
  role: 'operatorUser',
  operatorId: 'operator-alpha',
  contractId: null,
  services: ['tao', 'qpc', 'savTest'],
  ...given,
});
const reader = (given: Partial<Actor> = {}) => ({ actor: anActor(given), locale: 'fr' as const, now });

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  world.db = database.db;
  world.signed = { actor: anActor() };
  return () => database.close();
});
const set = (service: Service, typed: string) => setAddress(database.db, { service, typed, by }, now);

describe('the cards', () => {
  test('are those of the e-services held, in the groups of the source, and no other [OWF-003, OWF-006]', async () => {
    const cards = await cardsOf(database.db, reader());
    expect(cards.map(({ service, family }) => [service, family])).toEqual([
      ['tao', 'preSales'],
      ['qpc', 'preSales'],
      ['savTest', 'afterSales'],
    ]);
    expect(await cardsOf(database.db, reader({ services: [] }))).toEqual([]);
    expect(await cardsOf(database.db, reader(), 'justFibre')).toEqual([]);
  });

  test('of every grant, drawn at random, show exactly what was granted [OWF-006]', async () => {
    let seed = 20_261_121;
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 30; round++) {
      const granted = serviceNames.filter(() => chance() < 0.4);
      const cards = await cardsOf(database.db, reader({ services: granted }));
      expect(cards.map(({ service }) => service)).toEqual(granted);
      world.signed = { actor: anActor({ services: granted }) };
      const probed = serviceNames[Math.floor(chance() * serviceNames.length)] ?? 'tao';
      await database.db.serviceAddress.deleteMany();
      await set(probed, 'https://there.example/');
      expect((await launched(serviceSlugs[probed])).status).toBe(granted.includes(probed) ? 303 : 404);
    }
  });

  test('have their launch, their newest tutorial and their own maintenance [OWF-004]', async () => {
    await set('tao', 'https://tao.example/');
    await database.db.publication.createMany({
      data: [
        aPublication({
          id: 'old',
          kind: 'video',
          service: 'savTest',
          link: 'https://v.example/1',
          publishFrom: hours(-9),
        }),
        aPublication({
          id: 'new',
          kind: 'video',
          service: 'savTest',
          link: 'https://v.example/2',
          publishFrom: hours(-8),
        }),
        aPublication({
          id: 'soon',
          kind: 'maintenance',
          service: 'tao',
          windowFrom: hours(1),
          windowUntil: hours(2),
        }),
      ],
    });
    expect(await cardsOf(database.db, reader())).toMatchObject([
      {
        service: 'tao',
        href: '/e-services/tao',
        launch: '/api/e-services/tao/launch',
        tutorial: null,
        maintenance: [{ id: 'soon' }],
      },
      { service: 'qpc', launch: '/api/e-services/qpc/launch', tutorial: null, maintenance: [] },
      { service: 'savTest', launch: null, tutorial: '/informations/videos/new', maintenance: [] },
    ]);
  });
});

describe('the stars', () => {
  test('are the person’s own, stay, and are given to what is held only [OWF-003]', async () => {
    const { db } = database;
    const star = (service: Service, starred = true, actor = anActor()) =>
      setFavourite(db, actor, { service, starred }, hours(service === 'tao' ? 2 : 1));
    await parented(db, anActor());
    await Promise.all([star('tao'), star('tao'), star('qpc')]);
    expect(await star('justFibre')).toBe(false);
    expect(await favouritesOf(db, anActor())).toEqual(['qpc', 'tao']);
    expect(await favouritesOf(db, anActor({ userId: 'karim' }))).toEqual([]);
    // Taken away and granted again, it is starred as before.
    expect(await favouritesOf(db, anActor({ services: ['qpc'] }))).toEqual(['qpc']);
    await star('qpc', false);
    await star('qpc', false);
    expect(await favouritesOf(db, anActor())).toEqual(['tao']);
  });
});

const launched = (slug: string, query = '') =>
  launch(new Request(`http://portal/api/e-services/${slug}/launch${query}`), {
    params: Promise.resolve({ service: slug }),
  });
const target = (response: Response) => [response.status, response.headers.get('location')];

describe('« Lancer l’application »', () => {
  test('leads holders to the address that is set, and to pages of ours [OWF-004, OWF-006]', async () => {
    await set('tao', 'https://tao.example/accueil');
    expect(target(await launched('tao'))).toEqual([303, 'https://tao.example/accueil']);
    expect(target(await launched('qpc'))).toEqual([303, '/qualifications']);
    await set('tao', '');
    expect((await launched('tao')).status).toBe(404);
  });

  test('does not exist for those who do not hold it, whatever is set [OWF-006]', async () => {
    await set('justFibre', 'https://just-fibre.example/');
    for (const slug of ['e-just-fibre', 'inconnu', 'constructor', ''])
      expect((await launched(slug)).status).toBe(404);
    world.signed = { actor: anActor({ services: [] }) };
    expect((await launched('qpc')).status).toBe(404);
  });

  test('leads nowhere that the request names', async () => {
    await set('tao', 'https://tao.example/');
    for (const query of [
      '?url=https://elsewhere.example/',
      '?next=//elsewhere.example',
      '#https://elsewhere.example',
    ])
      expect(target(await launched('tao', query))).toEqual([303, 'https://tao.example/']);
  });

  test('asks first who is there, and leaves no trace of who went where', async () => {
    await set('tao', 'https://tao.example/');
    const before = await database.db.auditRow.count();
    await launched('tao');
    expect(await database.db.auditRow.count()).toBe(before);
    world.signed = null;
    expect(target(await launched('tao'))).toEqual([303, '/identification?retour=%2Fe-services%2Ftao']);
  });
});

describe('the address of an e-service', () => {
  test('is set by the back office with its trace, once for the same one, and taken away', async () => {
    expect(await set('tao', ' https://tao.example ')).toEqual({ ok: true, url: 'https://tao.example/' });
    expect(await set('tao', 'https://tao.example/')).toEqual({ ok: true, url: 'https://tao.example/' });
    expect(await set('tao', '')).toEqual({ ok: true, url: '' });
    const rows = await database.db.auditRow.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ subject, after }) => `${subject} ${after}`).toSorted()).toEqual([
      'service:tao {"url":""}',
      'service:tao {"url":"https://tao.example/"}',
    ]);
    const listed = await listAddresses(database.db);
    expect(listed.map(({ service }) => service)).toEqual(
      serviceNames.filter((one) => services[one].runs === 'external'),
    );
  });

  test.each<[Service, string]>([
    ['tao', 'javascript:alert(1)'],
    ['tao', '//elsewhere.example'],
    ['tao', '/qualifications'],
    ['qpc', 'https://qpc.example/'],
  ])('of %s is not « %s »', async (service, typed) => {
    expect(await set(service, typed)).toEqual({ ok: false, reason: 'address' });
    expect(await database.db.serviceAddress.count()).toBe(0);
    expect(await database.db.auditRow.count()).toBe(0);
  });
});
