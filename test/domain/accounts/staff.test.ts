import { describe, expect, test } from 'vitest';
import { loginProblem } from '#domain/kit/login';
import {
  judgeFirstAccount,
  judgeNewStaff,
  leavesBackOffice,
  type StaffForm,
  type StaffStanding,
} from '#domain/accounts/staff';

const form: StaffForm = {
  login: ' claire.martin ',
  name: ' Claire Martin ',
  email: 'claire@grossiste.example',
  role: 'backOffice',
};

describe('a login', () => {
  test.each(['abcde', 'Claire.M', '!@_-#', 'a/b/c', '1234a'])('%s is one [OWF-205]', (login) => {
    expect(loginProblem(login)).toBeUndefined();
  });

  test.each([
    ['', 'missing'],
    ['abcd', 'loginMalformed'],
    ['clairé', 'loginMalformed'],
    ['deux mots', 'loginMalformed'],
    ['12345', 'reserved'],
  ])('« %s » is none: %s', (login, problem) => {
    expect(loginProblem(login)).toBe(problem);
  });
});

describe('an account of the wholesaler', () => {
  test('is taken without the blanks around what was typed', () => {
    expect(judgeNewStaff(form)).toEqual({
      ok: true,
      value: { ...form, login: 'claire.martin', name: 'Claire Martin' },
    });
  });

  test('has every field at fault named', () => {
    expect(judgeNewStaff({ login: 'abc', name: ' ', email: 'x', role: 'operatorAdmin' })).toEqual({
      ok: false,
      problems: { login: 'loginMalformed', name: 'missing', email: 'malformed', role: 'missing' },
    });
  });

  test('that is the first chooses its password too', () => {
    const first = { ...form, password: 'Un long mot de passe', confirmation: 'Un long mot de passe' };
    expect(judgeFirstAccount(first)).toMatchObject({ ok: true, value: { role: 'backOffice' } });
    expect(judgeFirstAccount({ ...first, email: '', confirmation: 'autre' })).toEqual({
      ok: false,
      problems: { email: 'missing', confirmation: 'mismatch' },
    });
  });
});

describe('of the back office', () => {
  const able: StaffStanding = { role: 'backOffice', enabled: true, hasPassword: true };

  test.each([
    ['itself stays as it is', able, [], true],
    ['another can log in', { ...able, enabled: false }, [able], true],
    ['nobody else is', { ...able, enabled: false }, [], false],
    ['it goes to operations', { ...able, role: 'operations' }, [], false],
    ['the other is disabled', { ...able, enabled: false }, [{ ...able, enabled: false }], false],
    [
      'the other never chose a password',
      { ...able, enabled: false },
      [{ ...able, hasPassword: false }],
      false,
    ],
    ['the other is of operations', { ...able, enabled: false }, [{ ...able, role: 'operations' }], false],
  ])('somebody is left who can log in, or the change is none: %s', (_case, becomes, others, left) => {
    expect(leavesBackOffice(becomes, others)).toBe(left);
  });
});
