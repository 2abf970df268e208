import { expect, test } from 'vitest';
import { judgeNewPassword } from '#domain/kit/password';

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
  ['a'.repeat(11), 'tooShort'],
  ['🔑'.repeat(11), 'tooShort'],
  ['a'.repeat(129), 'tooLong'],
])('%j is refused as %s', (password, reason) => {
  expect(judgeNewPassword(password, password)).toEqual({ ok: false, problems: { password: reason } });
});

const long = 'une phrase assez longue';
test.each([
  ['nothing at all', '', '', { password: 'missing', confirmation: 'missing' }],
  ['no password', '', long, { password: 'missing' }],
  ['no confirmation', long, '', { confirmation: 'missing' }],
  ['another confirmation', long, ` ${long}`, { confirmation: 'mismatch' }],
  [
    'a short password and another confirmation',
    'court',
    long,
    { password: 'tooShort', confirmation: 'mismatch' },
  ],
])('each of the two fields is judged: %s', (_what, password, confirmation, problems) => {
  expect(judgeNewPassword(password, confirmation)).toEqual({ ok: false, problems });
});
