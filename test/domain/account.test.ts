import { expect, test } from 'vitest';
import { judgeAccount, type AccountForm } from '#domain/account';

const good = 'une phrase assez longue';

function aForm(given: Partial<AccountForm> = {}): AccountForm {
  return { email: 'contact@alpha-telecom.example', password: '', confirmation: '', ...given };
}

test('an empty password keeps the old one [QPC-044]', () => {
  expect(judgeAccount(aForm())).toEqual({ ok: true, email: 'contact@alpha-telecom.example', password: null });
});

test('a new password that was typed twice the same is taken [QPC-045]', () => {
  expect(judgeAccount(aForm({ password: good, confirmation: good }))).toMatchObject({
    ok: true,
    password: good,
  });
});

test.each([
  [good, '', 'confirmation', 'missing'],
  [good, `${good} `, 'confirmation', 'mismatch'],
  [good, good.toUpperCase(), 'confirmation', 'mismatch'],
  ['', good, 'password', 'missing'],
])('%j confirmed by %j is at fault in %s [QPC-045, QPC-047]', (password, confirmation, field, problem) => {
  expect(judgeAccount(aForm({ password, confirmation }))).toEqual({
    ok: false,
    problems: { [field]: problem },
  });
});

test.each(['', '   '])('the address %j is missing [QPC-046, QPC-047]', (email) => {
  expect(judgeAccount(aForm({ email }))).toEqual({ ok: false, problems: { email: 'missing' } });
});

test.each([
  'contact',
  'contact@',
  '@alpha.example',
  'contact@alpha',
  'contact@@alpha.example',
  'con tact@alpha.example',
  'a@alpha.example, b@alpha.example',
  'Contact <contact@alpha.example>',
  'contact@alpha..example',
  'contact@.example',
  'contact@alpha.example\nBcc: b@alpha.example',
  `${'a'.repeat(65)}@alpha.example`,
  `a@${'b'.repeat(253)}.fr`,
])('the address %j is wrongly formed [QPC-047]', (email) => {
  expect(judgeAccount(aForm({ email }))).toEqual({ ok: false, problems: { email: 'malformed' } });
});

test.each(['a@b.fr', 'prénom.nom+qpc@sous.domaine.example', "o'neil@alpha-telecom.example"])(
  'the address %s is taken',
  (email) => {
    expect(judgeAccount(aForm({ email }))).toMatchObject({ ok: true, email });
  },
);

test('blanks around an address are not part of it', () => {
  expect(judgeAccount(aForm({ email: ' a@b.fr ' }))).toMatchObject({ ok: true, email: 'a@b.fr' });
});

test('every field at fault is named, not only the first [QPC-047]', () => {
  expect(judgeAccount({ email: '', password: good, confirmation: 'other' })).toEqual({
    ok: false,
    problems: { email: 'missing', confirmation: 'mismatch' },
  });
});
