import { describe, expect, test } from 'vitest';
import { isHeading, matchHeading } from '#domain/kit/table/heading';
import { headingOf, tableSchema } from '#domain/kit/table/schema';
import { people } from '#test/support/people-table';
import { aRow } from '#test/support/table-rows';

const inOrder = ['lastName', 'firstName', 'email', 'phone', 'department'];

describe('a heading names the columns', () => {
  test.each([
    ['as the template has them', headingOf(people), inOrder],
    ['in capitals and without accents', ['NOM', 'PRENOM', 'EMAIL', 'TELEPHONE', 'DEPARTEMENT'], inOrder],
    [
      'with blanks and punctuation',
      [' Nom : ', 'Prénom\u00a0', 'e mail', 'Téléphone.', '« Département »'],
      inOrder,
    ],
    ['behind a byte order mark', ['\uFEFFNom', 'Prénom', 'E-mail'], ['lastName', 'firstName', 'email']],
    [
      'with accents apart from their letters',
      ['Nom', 'Prénom'.normalize('NFD'), 'E-mail'],
      ['lastName', 'firstName', 'email'],
    ],
    [
      'by their other names, in another order, with a gap',
      ['Courriel', '', 'Prénom', 'Nom de famille'],
      ['email', undefined, 'firstName', 'lastName'],
    ],
  ])('%s', (_, texts, places) => {
    expect(matchHeading(people, aRow(1, texts))).toEqual({ ok: true, places });
  });

  test('and reports all that is wrong, with what was found', () => {
    const row = aRow(1, ['Nom', 'Ville\u200B', 'nom', 'Courriel', 'x'.repeat(200)]);
    const beyond = { column: 60, cell: { kind: 'text', text: 'Pays' } } as const;
    expect(matchHeading(people, { ...row, beyond })).toEqual({
      ok: false,
      problems: [
        { problem: 'unknown', at: 2, found: 'Ville\uFFFD' },
        { problem: 'duplicate', column: 'lastName', at: 3, found: 'nom' },
        { problem: 'unknown', at: 5, found: 'x'.repeat(100) },
        { problem: 'unknown', at: 60, found: 'Pays' },
        { problem: 'missing', column: 'firstName' },
      ],
    });
  });

  test('two names of one column are the same column twice', () => {
    expect(matchHeading(people, aRow(1, ['Nom', 'Prénom', 'E-mail', 'Courriel']))).toEqual({
      ok: false,
      problems: [{ problem: 'duplicate', column: 'email', at: 4, found: 'Courriel' }],
    });
  });
});

test.each([
  [['Dupont', 'Anne', 'anne@exemple.fr'], false],
  [['Name', 'First name', 'email'], true],
  [[], false],
])('a first row is a heading when it names a column: %j', (texts, found) => {
  expect(isHeading(people, aRow(1, texts))).toBe(found);
});

describe('a schema is refused', () => {
  const column = (name: string, aliases: string[] = []) => ({
    name,
    aliases,
    mostLength: 1,
    parse: (value: string) => ({ ok: true, value }) as const,
  });
  test.each([
    ['when two columns have one heading', { a: column('Nom'), b: column('Prénom', ['NOM']) }],
    ['when a heading has no letter', { a: column(' - ') }],
  ])('%s', (_, columns) => {
    expect(() => tableSchema(columns)).toThrow('names two columns');
  });

  test('never for two spellings of one heading', () => {
    expect(Object.keys(tableSchema({ a: column('E-mail', ['Email']) }))).toEqual(['a']);
  });
});
