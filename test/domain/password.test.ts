import { expect, test } from 'vitest';
import { judgeNewPassword } from '#domain/password';

test.each([
  ['a'.repeat(12), 'the shortest'],
  ['a'.repeat(128), 'the longest'],
  ['é'.repeat(12), 'letters of two bytes'],
  ['🔑'.repeat(12), 'characters of four bytes'],
  ['            ', 'blanks are characters'],
])('%j is taken: %s', (password) => {
  expect(judgeNewPassword(password, password)).toEqual({ ok: true, password });
});

test.each([
  ['', 'missing'],
  ['a'.repeat(11), 'tooShort'],
  ['🔑'.repeat(11), 'tooShort'],
  ['a'.repeat(129), 'tooLong'],
])('%j is refused as %s', (password, reason) => {
  expect(judgeNewPassword(password, password)).toEqual({ ok: false, field: 'password', reason });
});

test('a confirmation that is missing or differs is told apart', () => {
  const password = 'une phrase assez longue';
  expect(judgeNewPassword(password, '')).toEqual({ ok: false, field: 'confirmation', reason: 'missing' });
  expect(judgeNewPassword(password, ` ${password}`)).toEqual({
    ok: false,
    field: 'confirmation',
    reason: 'mismatch',
  });
});
