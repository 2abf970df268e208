import { describe, expect, test } from 'vitest';
import { hiddenIn, shown } from '#domain/kit/table/cell-text';
import type { CellKind } from '#domain/kit/table/file';
import { tableRows, type HeadingRule } from '#domain/kit/table/rows';
import { headingOf } from '#domain/kit/table/schema';
import { people } from '#test/support/people-table';
import { aRow } from '#test/support/table-rows';

const anne = ['Dupont', 'Anne', 'anne@exemple.fr'];

/** What becomes of these rows, the first one under number 1. */
function taken(heading: HeadingRule, ...rows: (string | [CellKind, string])[][]) {
  const table = tableRows(people, heading);
  return rows.map((texts, i) => table.take(aRow(i + 1, texts)));
}

/** The problems of a row without heading. */
function problems(...texts: (string | [CellKind, string])[]) {
  const [row] = taken('positions', texts);
  return row?.is === 'faulty' ? row.problems : [];
}

describe('a row of values', () => {
  test('is read in the order of the heading; what is not required may be missing', () => {
    expect(
      taken('names', ['Département', 'E-mail', 'Prénom', 'Nom'], ['75', 'a@b', ' Anne ', 'Dupont']),
    ).toEqual([
      { is: 'heading' },
      {
        is: 'values',
        row: 2,
        values: { lastName: 'Dupont', firstName: 'Anne', email: 'a@b', phone: null, department: 75 },
      },
    ]);
  });

  test('is read by position without a heading', () => {
    expect(taken('positions', [...anne, '0612345678', ['number', '1']])).toEqual([
      {
        is: 'values',
        row: 1,
        values: {
          lastName: 'Dupont',
          firstName: 'Anne',
          email: 'anne@exemple.fr',
          phone: '0612345678',
          department: 1,
        },
      },
    ]);
  });

  test('is the first row already when none of its cells names a column', () => {
    expect(taken('either', anne, anne).map(({ is }) => is)).toEqual(['values', 'values']);
    expect(taken('either', headingOf(people), anne).map(({ is }) => is)).toEqual(['heading', 'values']);
  });

  test('is not read when the heading is not of this table', () => {
    expect(taken('names', anne)).toMatchObject([
      { is: 'stop', problems: [{ found: 'Dupont' }, {}, {}, {}, {}, {}] },
    ]);
    expect(taken('either', ['Nom', 'Ville'])).toMatchObject([{ is: 'stop' }]);
  });
});

describe('a cell is faulty, under its row, column and place', () => {
  test.each<[string, string | [CellKind, string], string, string]>([
    ['a text that its column refuses', 'x', 'noNumber', 'x'],
    ['a long text', '6'.repeat(21), 'tooLong', '6'.repeat(21)],
    ['a text that the reader cut', ['tooLong', ' '.repeat(300)], 'tooLong', ' '.repeat(100)],
    ['a formula', ['formula', '612345678'], 'formula', '612345678'],
    ['a truth value', ['notText', 'TRUE'], 'notText', 'TRUE'],
    ['a quotation mark without its end', ['quotes', '06'], 'quotes', '06'],
    ['a line break', '06\n07', 'lineBreak', '06\uFFFD07'],
    ['an invisible mark', '06\u202E07', 'hiddenMark', '06\uFFFD07'],
  ])('%s', (_, cell, reason, found) => {
    expect(problems(...anne, cell)).toEqual([{ row: 1, column: 'phone', at: 4, found, reason }]);
  });

  test('empty, where it is required', () => {
    expect(problems('', ' \u00a0', 'a@b')).toEqual([
      { row: 1, column: 'lastName', at: 1, found: '', reason: 'empty' },
      { row: 1, column: 'firstName', at: 2, found: ' \u00a0', reason: 'empty' },
    ]);
  });

  test('outside the columns, also where the heading has a gap', () => {
    expect(problems(...anne, '', '', 'x')).toEqual([
      { row: 1, column: null, at: 6, found: 'x', reason: 'extraCell' },
    ]);
    const [, row] = taken('names', ['Nom', '', 'Prénom', 'E-mail'], ['Dupont', 'x', 'Anne', 'a@b']);
    expect(row).toMatchObject({ problems: [{ column: null, at: 2, found: 'x', reason: 'extraCell' }] });
  });

  test('and all faulty cells of a row are reported', () => {
    expect(problems('', 'Anne', 'x', 'y', 'z').map(({ column, reason }) => [column, reason])).toEqual([
      ['lastName', 'empty'],
      ['email', 'noAddress'],
      ['phone', 'noNumber'],
      ['department', 'noDepartment'],
    ]);
  });
});

describe('what a cell hides', () => {
  test.each([
    ['a\nb', 'lineBreak'],
    ['a\r\nb', 'lineBreak'],
    ['a\u2028b', 'lineBreak'],
    ['a\u200Bb', 'hiddenMark'],
    ['a\u0000b', 'hiddenMark'],
    ['\uFEFFab', 'hiddenMark'],
    ['a\tb', undefined],
    ['é𝟞 «\u00a0»', undefined],
  ])('%j: %s', (text, hidden) => expect(hiddenIn(text)).toBe(hidden));

  test('becomes visible, one mark for each', () => {
    expect(shown('a\u202E\nb\ud800', 4)).toBe('a\uFFFD\uFFFDb');
  });
});
