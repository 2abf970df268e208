import { describe, expect, test } from 'vitest';
import { emptyEntry, judgeEntries, type AccountEntry, type EntryProblems } from '#domain/accounts/form';

const anEntry = (given: Partial<AccountEntry> = {}): AccountEntry => ({
  login: 'lea.martin',
  name: 'Martin',
  firstName: 'Léa',
  email: 'lea@alpha.example',
  fixedPhone: '',
  mobilePhone: '0612345678',
  ...given,
});
const problemsOf = (given: Partial<AccountEntry>): EntryProblems => {
  const verdict = judgeEntries([anEntry(given)]);
  return verdict.ok ? {} : (verdict.problems[0] ?? {});
};

describe('a login', () => {
  test.each(['abcde', 'ABC12', '!@_-#', './/..', 'a.b-c_d@e!f/g#h', '123456', 'x'.repeat(64)])(
    'may be %j [OWF-205]',
    (login) => expect(problemsOf({ login })).toEqual({}),
  );

  test.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['abcd', 'loginMalformed'],
    ['léa.martin', 'loginMalformed'],
    ['lea martin', 'loginMalformed'],
    ["lea'martin", 'loginMalformed'],
    ['lea+martin', 'loginMalformed'],
    ['ＡＢＣＤＥ', 'loginMalformed'],
    ['lea.martin\u0000', 'loginMalformed'],
    // Identifiants of QPC contracts are five digits.
    ['12345', 'reserved'],
    ['x'.repeat(65), 'tooLong'],
  ])('may not be %j: %s [OWF-205]', (login, problem) =>
    expect(problemsOf({ login })).toEqual({ login: problem }),
  );
});

describe('an account', () => {
  test('needs everything but one of its phones; each field at fault is named [OWF-204]', () => {
    expect(judgeEntries([emptyEntry])).toEqual({
      ok: false,
      problems: [
        {
          login: 'missing',
          name: 'missing',
          firstName: 'missing',
          email: 'missing',
          fixedPhone: 'phoneMissing',
        },
      ],
    });
  });

  test.each([
    [{ fixedPhone: '', mobilePhone: '' }, { fixedPhone: 'phoneMissing' }],
    [{ fixedPhone: '01 23 45 67 89', mobilePhone: '' }, {}],
    [{ fixedPhone: '', mobilePhone: '+33 6 12 34 56 78' }, {}],
    [{ fixedPhone: '0033.1.23.45.67.89', mobilePhone: '(07) 12-34-56-78' }, {}],
    [{ fixedPhone: '+33 (0)1 23 45 67 89' }, {}],
    [{ fixedPhone: '+32 2 123 45 67' }, {}],
    [{ fixedPhone: '0612345678' }, { fixedPhone: 'fixedMalformed' }],
    [{ mobilePhone: '0123456789' }, { mobilePhone: 'mobileMalformed' }],
    [{ mobilePhone: '061234567' }, { mobilePhone: 'mobileMalformed' }],
    [{ mobilePhone: '06123456789' }, { mobilePhone: 'mobileMalformed' }],
    [
      { fixedPhone: 'x', mobilePhone: 'y' },
      { fixedPhone: 'fixedMalformed', mobilePhone: 'mobileMalformed' },
    ],
  ] as const)('with the phones %j: %j [OWF-204]', (phones, problems) =>
    expect(problemsOf(phones)).toEqual(problems),
  );

  test.each(['lea', 'lea@', '@alpha.example', 'lea@@alpha.example', 'lea@alpha', 'l a@alpha.example'])(
    'may not have the address %j [OWF-206]',
    (email) => expect(problemsOf({ email })).toEqual({ email: 'emailMalformed' }),
  );

  test('is kept without what stands around its texts, its phones in one form', () => {
    expect(
      judgeEntries([
        anEntry({
          login: ' lea.martin ',
          name: '  de   La Tour ',
          email: ' lea@alpha.example ',
          fixedPhone: '+33 1.23.45.67.89',
          mobilePhone: '',
        }),
      ]),
    ).toEqual({
      ok: true,
      accounts: [
        {
          login: 'lea.martin',
          name: 'de La Tour',
          firstName: 'Léa',
          email: 'lea@alpha.example',
          fixedPhone: '0123456789',
          mobilePhone: null,
        },
      ],
    });
  });
});

describe('several accounts of one form', () => {
  test('may not have the same login, whatever its capitals; the first keeps it', () => {
    const verdict = judgeEntries([
      anEntry(),
      anEntry({ login: 'autre.login' }),
      anEntry({ login: ' LEA.Martin' }),
    ]);
    expect(verdict).toEqual({ ok: false, problems: [{}, {}, { login: 'repeated' }] });
  });

  test('may not have one that exists or did', () => {
    expect(judgeEntries([anEntry({ login: 'Lea.Martin' })], new Set(['lea.martin']))).toEqual({
      ok: false,
      problems: [{ login: 'taken' }],
    });
  });
});
