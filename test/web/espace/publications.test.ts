import { describe, expect, test } from 'vitest';
import { publicationKinds } from '#domain/espace/publication/kinds';
import { phaseOf, publicationStates } from '#domain/espace/publication/state';
import type { Actor } from '#domain/rights';
import type { Publication } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { aPublication } from '#test/support/publications';
import { waitingFor } from '#web/features/platform/shell/navigation';
import {
  findItem,
  listOf,
  maintenanceAhead,
  markRead,
  newestOf,
  pageSize,
  unreadCounts,
} from '#web/features/espace/server/publications';
import { parented, parentedAll } from '#test/support/parents';

const now = new Date('2026-11-21T10:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const anActor = (given: Partial<Actor> = {}): Actor => ({
  userId: 'anna',
  role: 'operatorUser',
  operatorId: 'operator-alpha',
  contractId: null,
  services: ['tao'],
  ...given,
});
const reader = (given: Partial<Actor> = {}, locale: 'fr' | 'en' = 'fr') => ({
  actor: anActor(given),
  locale,
  now,
});

async function withItems(...items: Partial<Publication>[]) {
  const database = await aDatabase();
  await parented(database.db, anActor());
  await database.db.publication.createMany({
    data: await parentedAll(
      database.db,
      items.map((item, index) => aPublication({ id: `p${index + 1}`, ...item })),
    ),
  });
  return database;
}

describe('who an item is for', () => {
  const items: Partial<Publication>[] = [
    { id: 'all' },
    { id: 'tao', service: 'tao' },
    { id: 'qpc', service: 'qpc' },
    { id: 'alpha', operatorId: 'operator-alpha' },
    { id: 'beta', operatorId: 'operator-beta' },
    { id: 'beta-tao', operatorId: 'operator-beta', service: 'tao' },
  ];
  test.each<[string, Partial<Actor>, string[]]>([
    ['a user of Alpha with TAO', {}, ['all', 'alpha', 'tao']],
    ['a user of Alpha with nothing', { services: [] }, ['all', 'alpha']],
    [
      'the account of a contract of Alpha',
      { role: 'contract', contractId: 'c', services: ['qpc'] },
      ['all', 'alpha', 'qpc'],
    ],
    ['a user of Bêta with TAO', { operatorId: 'operator-beta' }, ['all', 'beta', 'beta-tao', 'tao']],
    [
      'the back office',
      { role: 'backOffice', operatorId: null, services: [] },
      ['all', 'alpha', 'beta', 'beta-tao', 'qpc', 'tao'],
    ],
    ['a user of no operator', { operatorId: null, services: [] }, ['all']],
  ])('%s: in lists, by its address and in the counters [OWF-006]', async (_who, actor, expected) => {
    await using database = await withItems(...items);
    const { db } = database;
    const { rows } = await listOf(db, reader(actor), 'news', {});
    expect(rows.map(({ id }) => id).toSorted()).toEqual(expected);
    const waits = actor.role === 'backOffice' ? {} : { news: expected.length };
    expect(await unreadCounts(db, anActor(actor), now)).toEqual(waits);
    for (const { id = '' } of items) {
      const visible = expected.includes(id);
      expect((await findItem(db, reader(actor), 'news', id)) !== null).toBe(visible);
      expect(await markRead(db, anActor(actor), id, now)).toBe(visible);
    }
    expect(await db.publicationRead.count()).toBe(expected.length);
    expect(await unreadCounts(db, anActor(actor), now)).toEqual({});
  });
});

describe('when an item is there', () => {
  test('is when its phase says so, whatever its state and days', async () => {
    const days = [null, hours(-2), hours(0), hours(2)];
    const items = publicationStates.flatMap((state) =>
      days.flatMap((publishFrom) => days.map((publishUntil) => ({ state, publishFrom, publishUntil }))),
    );
    await using database = await withItems(...items);
    const shown = await newestOf(database.db, reader(), 'news', { take: 100 });
    const visible = items.flatMap((item, index) =>
      phaseOf(item, now) === 'visible' ? [`p${index + 1}`] : [],
    );
    expect(visible.length).toBeGreaterThan(2);
    expect(shown.map(({ id }) => id).toSorted()).toEqual(visible.toSorted());
  });

  test('its address is that of its kind only, and a draft has none', async () => {
    await using database = await withItems(
      { id: 'guide', kind: 'guide', service: 'tao' },
      { id: 'draft', state: 'draft' },
    );
    for (const kind of publicationKinds) {
      expect((await findItem(database.db, reader(), kind, 'guide')) !== null).toBe(kind === 'guide');
      expect(await findItem(database.db, reader(), kind, 'draft')).toBeNull();
    }
  });
});

describe('maintenance', () => {
  test('is shown while it is announced and while it runs, the next one first, to holders only', async () => {
    const kind = 'maintenance';
    await using database = await withItems(
      { id: 'over', kind, service: 'tao', windowFrom: hours(-4), windowUntil: now },
      { id: 'later', kind, service: 'tao', windowFrom: hours(48), windowUntil: hours(50) },
      { id: 'running', kind, service: 'tao', windowFrom: hours(-1), windowUntil: hours(1) },
      { id: 'others', kind, service: 'savTest', windowFrom: hours(-1), windowUntil: hours(1) },
    );
    const ahead = await maintenanceAhead(database.db, reader());
    expect(ahead.map(({ id, window }) => [id, window?.phase])).toEqual([
      ['running', 'running'],
      ['later', 'announced'],
    ]);
    // What is over stays on its own page, and waits for nobody.
    expect((await listOf(database.db, reader(), kind, {})).rows.map(({ id }) => id)).toContain('over');
    expect(await unreadCounts(database.db, anActor(), now)).toEqual({ maintenance: 2 });
  });
});

describe('what was read', () => {
  test('counts for the person alone, once, and adds up in « Mon compte » [OWF-001]', async () => {
    await using database = await withItems(
      { id: 'n1' },
      { id: 'n2' },
      { id: 'm1', kind: 'mailing' },
      { id: 'h1', kind: 'help' },
    );
    const { db } = database;
    const colleague = anActor({ userId: 'karim' });
    expect(await unreadCounts(db, anActor(), now)).toEqual({ news: 2, mailing: 1 });
    await Promise.all(Array.from({ length: 5 }, () => markRead(db, anActor(), 'n1', now)));
    expect(await unreadCounts(db, anActor(), now)).toEqual({ news: 1, mailing: 1 });
    expect(await unreadCounts(db, colleague, now)).toEqual({ news: 2, mailing: 1 });
    expect(waitingFor({ news: 1, mailing: 1, help: 3 })).toEqual([
      { key: 'news', href: '/informations/actualites', count: 1 },
      { key: 'mailing', href: '/informations/e-mailings', count: 1 },
    ]);
    const { rows } = await listOf(db, reader(), 'news', {});
    expect(rows.map(({ id, read }) => [id, read])).toEqual([
      ['n2', false],
      ['n1', true],
    ]);
  });
});

describe('a reader in English', () => {
  test('gets English where it was written, and otherwise French that says so', async () => {
    await using database = await withItems(
      { id: 'both', titleEn: 'News', bodyEn: 'It *is*.' },
      { id: 'french' },
    );
    const find = (id: string, locale: 'fr' | 'en') => findItem(database.db, reader({}, locale), 'news', id);
    expect(await find('both', 'en')).toMatchObject({
      title: 'News',
      language: 'en',
      html: '<p>It <em>is</em>.</p>\n',
    });
    expect(await find('french', 'en')).toMatchObject({ title: 'Une nouvelle', language: 'fr' });
    expect(await find('both', 'fr')).toMatchObject({ title: 'Une nouvelle', language: 'fr' });
  });
});

describe('a long list', () => {
  test('shows every item once, page by page, and the way back', async () => {
    const at = hours(-3);
    await using database = await withItems(
      ...Array.from({ length: 2 * pageSize + 3 }, (_, index) => ({
        publishFrom: index % 2 === 0 ? at : hours(-3 - index),
      })),
    );
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await listOf(database.db, reader(), 'news', after ? { after } : {});
      seen.push(...page.rows.map(({ id }) => id));
      after = page.older;
    } while (after);
    expect(new Set(seen).size).toBe(2 * pageSize + 3);
    expect(seen).toHaveLength(2 * pageSize + 3);
  });
});
