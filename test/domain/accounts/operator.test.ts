import { expect, test } from 'vitest';
import { judgeNewOperator, operatorCodeOf } from '#domain/accounts/operator';

test.each(['a', 'alpha', 'alpha-2', '9', 'a'.repeat(24)])('%s is the code of an operator', (code) => {
  expect(judgeNewOperator({ name: ' Alpha ', code })).toEqual({ ok: true, value: { name: 'Alpha', code } });
});

test.each([
  ['', 'missing'],
  ['Alpha', 'codeForm'],
  ['alpha:beta', 'codeForm'],
  ['-alpha', 'codeForm'],
  ['alpha-', 'codeForm'],
  ['épsilon', 'codeForm'],
  ['a'.repeat(25), 'codeForm'],
  ['wholesaler', 'reserved'],
])('« %s » is none: %s', (code, problem) => {
  expect(judgeNewOperator({ name: '', code })).toEqual({
    ok: false,
    problems: { name: 'missing', code: problem },
  });
});

test('the code that is proposed is one, whatever the raison sociale', () => {
  for (const name of [
    'Épsilon Télécom',
    '  ',
    '株式会社',
    'Wholesaler',
    `${'x'.repeat(23)} & fils`,
    '-- A --',
  ])
    expect(judgeNewOperator({ name: 'x', code: operatorCodeOf(name) })).toMatchObject({ ok: true });
});
