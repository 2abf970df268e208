import { afterEach, beforeEach, expect, test } from 'vitest';
import { parisTime } from '#domain/kit/calendar/paris-time';
import { judgePublication } from '#domain/espace/publication/judge';
import { hasNotice } from '#domain/espace/publication/notice';
import { publicationKinds } from '#domain/espace/publication/kinds';
import { serviceSlugs } from '#domain/espace/service-slugs';
import { isService } from '#domain/services';
import { seedDemo } from '#prisma/demo';
import { seedDemoPublications } from '#prisma/demo-publications';
import { aDatabase, type TestDatabase } from '#test/support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  await seedDemo(database.db);
});
afterEach(() => database.close());

const simulator = 'http://127.0.0.1:3100';
const seed = (now = new Date()) => seedDemoPublications(database.db, simulator, now);

test.each(['2026-11-21T10:00:00Z', '2026-11-21T22:59:59Z', '2026-10-24T23:30:00Z', '2027-03-27T05:15:00Z'])(
  'what the demo publishes on %s could have been published, maintenance with its notice',
  async (day) => {
    await seed(new Date(day));
    const rows = await database.db.publication.findMany();
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(publicationKinds));
    const time = (at: Date | null) => (at ? parisTime(at) : '');
    for (const row of rows) {
      const { titleFr, bodyFr, kind, publishFrom, windowFrom } = row;
      const judged = judgePublication({
        ...{ titleFr, bodyFr, kind },
        ...{ titleEn: row.titleEn ?? '', bodyEn: row.bodyEn ?? '', link: row.link ?? '' },
        ...{ service: row.service ?? '', operatorId: row.operatorId ?? '' },
        ...{ publishFrom: time(publishFrom), publishUntil: time(row.publishUntil) },
        ...{ windowFrom: time(windowFrom), windowUntil: time(row.windowUntil) },
      });
      expect(judged).toMatchObject({ ok: true });
    }
    const short = rows.filter(
      ({ kind, publishFrom, windowFrom }) =>
        kind === 'maintenance' && !(publishFrom && windowFrom && hasNotice(publishFrom, windowFrom)),
    );
    expect(short.map(({ titleFr }) => titleFr)).toEqual([]);
  },
);

test('the demo’s applications lie in the simulator, under the names of their pages', async () => {
  await seed();
  const addresses = await database.db.serviceAddress.findMany();
  expect(addresses.length).toBeGreaterThan(10);
  for (const { service, url } of addresses)
    expect(url).toBe(`${simulator}/applications/${isService(service) ? serviceSlugs[service] : ''}`);
});

test('seeding again changes nothing that people changed, and adds nothing twice', async () => {
  await Promise.all([seed(), seed()]);
  const count = await database.db.publication.count();
  await database.db.publication.update({ where: { id: 'demo-publication-1' }, data: { state: 'withdrawn' } });
  await database.db.serviceAddress.delete({ where: { service: 'tao' } });
  await seed();
  expect(await database.db.publication.count()).toBe(count);
  expect(await database.db.publication.findUnique({ where: { id: 'demo-publication-1' } })).toMatchObject({
    state: 'withdrawn',
  });
  expect(await database.db.serviceAddress.count({ where: { service: 'tao' } })).toBe(0);
});
