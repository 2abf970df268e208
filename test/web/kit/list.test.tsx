import { beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '#test/support/database';
import { day, oneOf, readFilter, text } from '#web/kit/list/param';
import { exportStream } from '#web/kit/export/table-export';
import { markup, textOf } from '../../support/markup.tsx';
import { aCrowd, listed, people, PeopleView, reader, type PersonLine } from './a-list.tsx';

let crowd: TestDatabase;
beforeAll(async () => {
  crowd = await aCrowd(23);
  return () => crowd.close();
});

const idsOf = (rows: readonly PersonLine[]) => rows.map(({ id }) => id);

async function pagesOf(query: Record<string, string>) {
  const pages = [];
  let after: string | undefined;
  do {
    const page = await listed(crowd.db, { ...query, after });
    pages.push(page);
    after = page.older ?? undefined;
  } while (after);
  return pages;
}

describe('the pages of a list', () => {
  test.each(['name', '-name', 'role', '-role'])(
    'by %s hold each row once, however many are alike, and the same rows on the way back',
    async (sort) => {
      const pages = await pagesOf({ sort });
      expect(pages.map(({ rows }) => rows.length)).toEqual([7, 7, 7, 2]);
      expect(new Set(pages.flatMap(({ rows }) => idsOf(rows))).size).toBe(23);
      for (let place = pages.length - 1; place > 0; place--) {
        const before = pages[place]?.newer ?? undefined;
        expect(idsOf((await listed(crowd.db, { sort, before })).rows)).toEqual(
          idsOf(pages[place - 1]?.rows ?? []),
        );
      }
      expect([pages[0]?.newer, pages.at(-1)?.older]).toEqual([null, null]);
    },
  );

  test('are sorted by all the columns of their order', async () => {
    const rows = (await pagesOf({ sort: 'role' })).flatMap((page) => page.rows);
    const keys = rows.map(({ role, name, id }) => `${role} ${9 - Number(name.at(-1))} ${id}`);
    expect(keys).toEqual(keys.toSorted());
  });

  test('hold the rows within reach; a row beyond it is no place to begin at', async () => {
    const everything = await listed(crowd.db, {}, { reach: 'all' });
    expect(everything.rows[0]?.name).toBe('Name 2');
    const first = await listed(crowd.db, {});
    expect(first.rows[0]?.name).toBe('Name 0');
    expect(await listed(crowd.db, { after: 'user-beta.user' })).toEqual(first);
    expect((await listed(crowd.db, {}, { reach: 'none' })).rows).toEqual([]);
  });
});

describe('the filters of a list', () => {
  test('are read from the address; what no page of ours writes is left out', () => {
    const params = { q: text, role: oneOf(['a', 'b']), from: day };
    expect(readFilter(params, { q: '  ab ', role: 'b', from: '2026-02-28', other: 'x' })).toEqual({
      ...{ q: 'ab', role: 'b', from: '2026-02-28' },
    });
    expect(readFilter(params, { q: '   ', role: 'c', from: '2026-02-30' })).toEqual({
      ...{ q: undefined, role: undefined, from: undefined },
    });
    expect(people.asked({ sort: 'login' }).sort).toBeUndefined();
    expect(people.asked({ sort: '-role', after: 'x' })).toMatchObject({ sort: '-role', after: 'x' });
  });

  test('of one name choose between lists: the first one where the address says none', async () => {
    expect(people.asked({ show: 'disabled' }).filter.show).toBe('disabled');
    for (const show of ['active', 'other', undefined])
      expect(people.asked({ show }).filter.show).toBeUndefined();
    expect((await listed(crowd.db, { show: 'disabled' })).rows).toEqual([]);
  });

  test('narrow the rows', async () => {
    expect((await listed(crowd.db, { q: 'person.2', role: 'operatorAdmin' })).rows).toHaveLength(3);
    expect((await listed(crowd.db, { q: 'nobody' })).rows).toEqual([]);
  });
});

describe('the export of a list', () => {
  const csvOf = async (query: Record<string, string>, scope?: Parameters<typeof reader>[0]) => {
    const table = await people.table(crowd.db, reader(scope), people.asked(query), 'fr');
    const csv = await new Response(exportStream('csv', table)).text();
    return csv.replaceAll('"', '').trim().split('\r\n');
  };

  test('holds every row of the filter in the order of the list, with its own columns', async () => {
    const lines = await csvOf({ role: 'operatorUser', sort: '-name' });
    expect(lines[0]?.replace('\ufeff', '')).toBe('Name;Role;Login');
    expect(lines).toHaveLength(1 + 11);
    expect(lines[1]).toMatch(/^Name 2;operatorUser;person\.\d+$/);
    expect((await csvOf({}, { reach: 'all' }))[0]).toMatch(/Name;Role;Login;Length$/);
  });

  test('goes on over batches, and ends at its limit', async () => {
    await using many = await aCrowd(2_600);
    const table = await people.table(many.db, reader(), people.asked({}), 'fr');
    const sizes = [];
    for await (const rows of table.batches()) sizes.push(rows.length);
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });
});

describe('the view of a list, as the server writes it', () => {
  const view = (rows: readonly PersonLine[], query: Record<string, string> = {}, everyone = false) => {
    const { filter, sort, after, before } = people.asked(query);
    const page = { rows: [...rows], newer: null, older: rows.at(-1)?.id ?? null };
    return markup(
      <PeopleView
        {...{ page, filter, after, before, since: 0, context: { everyone }, most: 2_500 }}
        chosen={sort}
        sort={sort ?? 'name'}
      />,
    );
  };
  const line = { id: 'u1', login: 'ada.l', name: 'Ada', role: 'operatorUser' };

  test('asks for its filters by a form that needs no script, filled with what the address says', () => {
    const html = view([line], { q: 'ad"a', role: 'operatorAdmin', sort: '-role' });
    expect(html).toMatch(/<form[^>]* action="\/people\?" method="get"/);
    expect(html).toMatch(/<input[^>]*name="q"[^>]*value="ad&quot;a"/);
    expect(html).toMatch(/<option value="operatorAdmin" selected="">Administrator/);
    expect(html).toMatch(/<option value="-role" selected="">Role – Décroissant/);
    expect(textOf(html)).toContain('Effacer');
  });

  test('keeps filters and order in the address of the next page, of a head and of the file', () => {
    const html = view([line], { q: 'ada', sort: '-role' });
    expect(html).toContain('href="/people?q=ada&amp;sort=-role&amp;after=u1"');
    expect(html).toContain('href="/api/people?q=ada&amp;sort=-role&amp;format=csv"');
  });

  test('links to its lists above the table, and keeps the one that is shown while it is searched', () => {
    const html = view([line], { show: 'disabled', q: 'ada' });
    expect(html).toMatch(/<nav aria-label="Accounts shown">/);
    expect(html).toMatch(/aria-current="page"[^>]*href="\/people\?q=ada&amp;show=disabled"/);
    expect(html).toMatch(/href="\/people\?q=ada"/);
    expect(html).toMatch(/<input type="hidden" readOnly="" name="show" value="disabled"/);
    // Nothing is left out of the list that is shown.
    expect(textOf(view([], { show: 'disabled' }))).toContain('Nobody yet');
  });

  test('shows the columns of its readers, the names of captioned ones in each card, and the order in force', () => {
    const html = view([line], { sort: '-role' });
    expect(html).toContain('<strong>Ada</strong>');
    expect(html).toContain('aria-sort="descending"');
    expect(textOf(html)).toContain('Role\u00a0: operatorUser'.replaceAll('\u00a0', ' '));
    expect(html).not.toContain('Length');
    expect(view([line], {}, true)).toContain('data-kind="number">3<');
  });

  test('says why it is empty: nothing there yet, or nothing that matches', () => {
    expect(textOf(view([]))).toContain('Nobody yet');
    expect(textOf(view([]))).not.toContain('Rechercher');
    expect(textOf(view([], { q: 'x' }))).toMatch(/Rechercher.*Rien ne correspond/);
  });
});
