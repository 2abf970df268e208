import { describe, expect, test } from 'vitest';
import { judgeAccount } from '#domain/kit/account';
import { judgeNewPassword, passwordLength } from '#domain/kit/password';

const kept = { email: 'contact@alpha-telecom.example', password: '', confirmation: '' };

describe('« Modifier votre compte »', () => {
  test('an empty password keeps the old one [QPC-044]', () => {
    expect(judgeAccount(kept)).toEqual({ ok: true, email: kept.email, password: null });
  });

  test('a new password must be typed twice alike [QPC-045]', () => {
    const password = 'douze lettres';
    expect(judgeAccount({ ...kept, password, confirmation: password })).toMatchObject({ ok: true, password });
    expect(judgeAccount({ ...kept, password, confirmation: '' })).toEqual({
      ok: false,
      problems: { confirmation: 'missing' },
    });
    expect(judgeAccount({ ...kept, password, confirmation: 'Douze lettres' })).toEqual({
      ok: false,
      problems: { confirmation: 'mismatch' },
    });
  });

  test('a confirmation without a password asks for the password', () => {
    expect(judgeAccount({ ...kept, confirmation: 'douze lettres' })).toEqual({
      ok: false,
      problems: { password: 'missing' },
    });
  });

  test.each(['', '   '])('the address %j counts as absent [QPC-046]', (email) => {
    expect(judgeAccount({ ...kept, email })).toEqual({ ok: false, problems: { email: 'missing' } });
  });

  test.each([
    'contact',
    'contact@',
    '@alpha.example',
    'a b@alpha.example',
    'a@alpha',
    'a@@alpha.example',
    'a@alpha..example',
    'a@alpha.example, b@beta.example',
  ])('the address %j is malformed', (email) => {
    expect(judgeAccount({ ...kept, email })).toEqual({ ok: false, problems: { email: 'malformed' } });
  });

  test.each(['12345@alpha-telecom.example', "o'brien+jalon@mail.beta.example", 'é.martin@télécom.example'])(
    'the address %j is accepted',
    (email) => {
      expect(judgeAccount({ ...kept, email })).toMatchObject({ ok: true, email });
    },
  );

  test('every field at fault is named at once', () => {
    expect(judgeAccount({ email: '', password: 'court', confirmation: '' })).toEqual({
      ok: false,
      problems: { email: 'missing', password: 'tooShort', confirmation: 'missing' },
    });
  });
});

describe('a new password', () => {
  test.each([
    { length: passwordLength.least - 1, reason: 'tooShort' },
    { length: passwordLength.most + 1, reason: 'tooLong' },
  ])('of $length characters is $reason', ({ length, reason }) => {
    const password = 'é'.repeat(length);
    expect(judgeNewPassword(password, password)).toEqual({ ok: false, problems: { password: reason } });
  });

  test.each([passwordLength.least, passwordLength.most])(
    'of %i characters is accepted as it was typed',
    (length) => {
      const password = `${' '.repeat(2)}${'🙂'.repeat(length - 2)}`;
      expect(judgeNewPassword(password, password)).toEqual({ ok: true, password });
    },
  );
});
