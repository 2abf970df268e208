import { describe, expect, test } from 'vitest';
import type { Actor, Scope } from '#domain/rights';
import { limits } from '#domain/qualification/limits';
import { colleague, ofAlpha, withQualifications } from '#test/support/qualification-rows';
import { aProcess, aQualification } from '#test/support/rows';
import { readPlace, writePlace } from '#web/kit/list/keyset';
import {
  findQualification,
  findResult,
  listQualifications,
} from '#web/features/qualification/server/qualifications';

const beta: Scope = { reach: 'operator', operatorId: 'operator-beta' };
const noon = new Date('2026-11-02T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** Ids of every page, walking from the first to the last by `older`. */
async function walk(db: Awaited<ReturnType<typeof withQualifications>>['db']) {
  const pages: string[][] = [];
  let after: string | null | undefined;
  do {
    const page = await listQualifications(db, colleague, ofAlpha, { after: after ?? undefined });
    pages.push(page.rows.map(({ id }) => id));
    after = page.older;
  } while (after);
  return pages;
}

describe('the pages of the list', () => {
  test('ten a page, newest first [QPC-098]', async () => {
    const rows = Array.from({ length: 23 }, (_, n) => ({ id: `q${n}`, submittedAt: later(n) }));
    await using database = await withQualifications(rows);
    const pages = await walk(database.db);
    expect(pages.map((page) => page.length)).toEqual([limits.pageSize, limits.pageSize, 3]);
    expect(pages.flat()).toEqual(rows.map(({ id }) => id).toReversed());
  });

  test('files of one instant neither repeat nor get lost between pages', async () => {
    const ids = Array.from({ length: 25 }, (_, n) => `q${String(n).padStart(2, '0')}`);
    await using database = await withQualifications(ids.map((id) => ({ id, submittedAt: noon })));
    expect((await walk(database.db)).flat()).toEqual(ids.toReversed());
  });

  test('the way back leads over the same pages', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => ({
      id: `q${n}`,
      submittedAt: later(Math.floor(n / 4)),
    }));
    await using database = await withQualifications(rows);
    const list = (cursor: Parameters<typeof listQualifications>[3]) =>
      listQualifications(database.db, colleague, ofAlpha, cursor);
    const first = await list({});
    const second = await list({ after: first.older ?? undefined });
    const third = await list({ after: second.older ?? undefined });
    expect([first.newer, third.older]).toEqual([null, null]);
    expect(await list({ before: third.newer ?? undefined })).toEqual(second);
    expect((await list({ before: second.newer ?? undefined })).rows).toEqual(first.rows);
  });

  test('a file that arrives meanwhile moves no other to another page', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({ id: `q${n}`, submittedAt: later(n) }));
    await using database = await withQualifications(rows);
    const first = await listQualifications(database.db, colleague, ofAlpha, {});
    await database.db.qualification.create({ data: aQualification({ id: 'new', submittedAt: later(60) }) });
    const second = await listQualifications(database.db, colleague, ofAlpha, {
      after: first.older ?? undefined,
    });
    expect(second.rows.map(({ id }) => id)).toEqual(['q1', 'q0']);
  });

  test.each(['', 'abc', '1-', '-x', '9999999999999999-x', "1' OR 1=1"])(
    'an address with the place « %s » shows the first page',
    async (after) => {
      await using database = await withQualifications([{ id: 'q' }]);
      expect((await listQualifications(database.db, colleague, ofAlpha, { after })).rows).toHaveLength(1);
    },
  );

  test('a place that is empty by now shows the first page', async () => {
    await using database = await withQualifications([{ id: 'q', submittedAt: noon }]);
    const after = writePlace({ at: later(-5), id: 'gone' });
    expect((await listQualifications(database.db, colleague, ofAlpha, { after })).rows).toHaveLength(1);
  });

  test('a place is read as it was written', () => {
    expect(readPlace(writePlace({ at: noon, id: 'qualification:alpha-2:x' }))).toEqual({
      at: noon,
      id: 'qualification:alpha-2:x',
    });
  });
});

describe('what the list tells', () => {
  test('files that never became a qualification are not listed, the others have one of three statuses [QPC-092, QPC-096]', async () => {
    await using database = await withQualifications([
      { id: 'a', state: 'acknowledged', submittedAt: later(5) },
      { id: 'b', state: 'refused', submittedAt: later(4) },
      { id: 'c', state: 'inProgress', submittedAt: later(3) },
      { id: 'd', state: 'completed', submittedAt: later(2) },
      { id: 'e', state: 'rejected', comment: 'networkRefused', submittedAt: later(1) },
    ]);
    const { rows } = await listQualifications(database.db, colleague, ofAlpha, {});
    expect(rows.map(({ id, status, comment }) => [id, status, comment])).toEqual([
      ['c', 'pending', null],
      ['d', 'done', null],
      ['e', 'rejected', 'networkRefused'],
    ]);
  });

  test('only a finished one can be downloaded, and only by whom it belongs to [QPC-095, QPC-097]', async () => {
    await using database = await withQualifications([
      { id: 'open', state: 'inProgress' },
      { id: 'done', state: 'completed' },
      { id: 'rejected', state: 'rejected' },
      { id: 'refused', state: 'refused' },
    ]);
    const { db } = database;
    const found = await Promise.all(
      ['open', 'done', 'rejected', 'refused'].map((id) => findResult(db, ofAlpha, id)),
    );
    const kept = { fileName: 'numéros.csv', operatorId: 'operator-alpha' };
    expect(found).toEqual([null, kept, null, null]);
    expect(await findResult(db, beta, 'done')).toBeNull();
    const { rows } = await listQualifications(db, colleague, ofAlpha, {});
    expect(rows.filter(({ downloadable }) => downloadable).map(({ id }) => id)).toEqual(['done']);
  });

  test('the back office sees that a qualification exists and may not download it', async () => {
    await using database = await withQualifications([{ id: 'done', state: 'completed' }]);
    const office: Actor = {
      userId: 'bo',
      role: 'backOffice',
      operatorId: null,
      contractId: null,
      services: [],
    };
    const { rows } = await listQualifications(database.db, office, { reach: 'all' }, {});
    expect(rows.map(({ id, downloadable }) => [id, downloadable])).toEqual([['done', false]]);
  });

  test('a qualification of another operator does not exist [QPC-101]', async () => {
    await using database = await withQualifications([{ id: 'q' }]);
    expect(await findQualification(database.db, colleague, ofAlpha, 'q', noon)).not.toBeNull();
    expect(await findQualification(database.db, colleague, beta, 'q', noon)).toBeNull();
    expect((await listQualifications(database.db, colleague, beta, {})).rows).toEqual([]);
  });

  test('a wait says what for, since when and until when', async () => {
    await using database = await withQualifications([{ id: 's1' }]);
    const waitingSince = later(1);
    const waitingUntil = later(6);
    await database.db.process.create({
      data: aProcess({ waitingFor: 'network', waitingSince, waitingUntil }),
    });
    const [row] = (await listQualifications(database.db, colleague, ofAlpha, {})).rows;
    expect(row?.wait).toEqual({
      for: 'network',
      since: waitingSince.toISOString(),
      until: waitingUntil.toISOString(),
    });
  });
});

describe('what its own page tells besides', () => {
  test('while it runs: for how long, by the server’s clock', async () => {
    await using database = await withQualifications([{ id: 'q', acceptedAt: noon, profiles: 10 }]);
    const now = later(2);
    expect(await findQualification(database.db, colleague, ofAlpha, 'q', now)).toMatchObject({
      runningMs: 120_000,
      summary: null,
      billedCents: null,
    });
  });

  test('once it is over: what it came to, what it is billed, until when its results are kept [QPC-100, QPC-124]', async () => {
    const summary = { classes: { 1: 8, 99: 4 }, active: 8, clickable: 5 };
    await using database = await withQualifications([
      {
        id: 'q',
        state: 'completed',
        lines: 12,
        profiles: 10,
        acceptedAt: noon,
        endedAt: later(1),
        keepUntil: later(60),
        summary: JSON.stringify(summary),
      },
    ]);
    const { db } = database;
    expect(await findQualification(db, colleague, ofAlpha, 'q', later(2))).toMatchObject({
      runningMs: null,
      summary,
      billedCents: 10,
      keepUntil: later(60).toISOString(),
      downloadable: true,
    });
    await db.qualification.update({ where: { id: 'q' }, data: { purgedAt: later(61) } });
    expect(await findQualification(db, colleague, ofAlpha, 'q', later(62))).toMatchObject({
      purgedAt: later(61).toISOString(),
      summary,
      billedCents: 10,
      downloadable: false,
    });
  });

  test('when operations ended it: the reason that they gave [QPC-091]', async () => {
    const stopReason = 'Envoyé deux fois';
    await using database = await withQualifications([
      { id: 'q', state: 'rejected', comment: 'cancelled', stopReason, profiles: 3 },
    ]);
    expect(await findQualification(database.db, colleague, ofAlpha, 'q', noon)).toMatchObject({
      comment: 'cancelled',
      stopReason,
      billedCents: 0,
    });
  });
});
