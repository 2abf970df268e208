import { describe, expect, test } from 'vitest';
import { colleague, ofAlpha, withQualifications } from '#test/support/qualification-rows';
import { writePlace } from '#web/kit/list/keyset';
import { listQualifications } from '#web/features/qualification/server/qualifications';
import { readFilter, type QualificationFilter } from '#web/features/qualification/server/filter';

/** The list of these rows, and what a filter leaves of it. */
async function aList(rows: Parameters<typeof withQualifications>[0]) {
  const database = await withQualifications(rows);
  const list = (query: Parameters<typeof listQualifications>[3]) =>
    listQualifications(database.db, colleague, ofAlpha, query);
  return {
    list,
    ids: async (filter: QualificationFilter) => (await list(filter)).rows.map(({ id }) => id),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

/** Around the two midnights of 25 October in Paris, the day of 25 hours. */
const aroundDays = [
  { id: 'e', submittedAt: new Date('2026-10-25T23:00:00.000Z') },
  { id: 'd', submittedAt: new Date('2026-10-25T22:59:59.999Z') },
  { id: 'c', submittedAt: new Date('2026-10-25T12:00:00.000Z') },
  { id: 'b', submittedAt: new Date('2026-10-24T22:00:00.000Z') },
  { id: 'a', submittedAt: new Date('2026-10-24T21:59:59.999Z') },
];

describe('the list, narrowed', () => {
  test('to a status shows the files that have it and no other [QPC-092]', async () => {
    await using house = await aList([
      { id: 'a', state: 'acknowledged' },
      { id: 'b', state: 'refused' },
      { id: 'c', state: 'inProgress' },
      { id: 'd', state: 'completed' },
      { id: 'e', state: 'rejected' },
    ]);
    expect(await house.ids({ status: 'pending' })).toEqual(['c']);
    expect(await house.ids({ status: 'done' })).toEqual(['d']);
    expect(await house.ids({ status: 'rejected' })).toEqual(['e']);
    expect((await house.ids({})).toSorted()).toEqual(['c', 'd', 'e']);
  });

  test.each<[QualificationFilter, string[]]>([
    [{ from: '2026-10-25', to: '2026-10-25' }, ['d', 'c', 'b']],
    [{ from: '2026-10-25' }, ['e', 'd', 'c', 'b']],
    [{ to: '2026-10-25' }, ['d', 'c', 'b', 'a']],
    [{ from: '2026-10-27' }, []],
    [{ from: '2026-10-26', to: '2026-10-24' }, []],
  ])('to %j holds whole days of Paris, both included', async (filter, expected) => {
    await using house = await aList(aroundDays);
    expect(await house.ids(filter)).toEqual(expected);
  });

  test('keeps its pages right both ways, ties and a place outside of it included [QPC-098]', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({
      id: `q${String(n).padStart(2, '0')}`,
      state: n % 2 ? 'completed' : 'rejected',
      // Four files an instant, one instant an hour.
      submittedAt: new Date(Date.parse('2026-11-01T00:00:00Z') + Math.floor(n / 4) * 3_600_000),
    }));
    await using house = await aList(rows);
    const filter = { status: 'done', from: '2026-11-01', to: '2026-11-01' } as const;
    const expected = rows
      .filter(
        ({ state, submittedAt }) => state === 'completed' && submittedAt < new Date('2026-11-01T23:00Z'),
      )
      .map(({ id }) => id)
      .toReversed();
    const first = await house.list(filter);
    const second = await house.list({ ...filter, after: first.older ?? undefined });
    const third = await house.list({ ...filter, after: second.older ?? undefined });
    expect([first, second, third].flatMap((page) => page.rows.map(({ id }) => id))).toEqual(expected);
    expect([first.newer, third.older]).toEqual([null, null]);
    expect(await house.list({ ...filter, before: third.newer ?? undefined })).toEqual(second);
    const outside = { at: new Date('2026-12-01'), id: 'x' };
    for (const place of [{ after: writePlace(outside) }, { before: writePlace(outside) }])
      expect((await house.list({ ...filter, ...place })).rows).toEqual(first.rows);
  });

  test('does not reach another operator’s files [QPC-101]', async () => {
    await using house = await aList([
      { id: 'mine', state: 'completed' },
      { id: 'theirs', state: 'completed', operatorId: 'operator-beta' },
    ]);
    expect(await house.ids({ status: 'done', from: '2026-11-02', to: '2026-11-02' })).toEqual(['mine']);
  });
});

test('what no form of ours wrote in an address filters nothing', () => {
  expect(readFilter({ status: 'acknowledged', from: 'hier', to: '2026-02-30' })).toEqual({});
  expect(readFilter({ status: 'done', from: '2026-11-01', to: '2026-11-02' })).toEqual({
    status: 'done',
    from: '2026-11-01',
    to: '2026-11-02',
  });
});
