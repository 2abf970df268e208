import { expect, test } from 'vitest';
import { loginMeant } from '#domain/kit/login';

test.each([
  ['the only one that is the same', 'Col.Un', ['col.un'], 'col.un'],
  ['as it was typed', 'COL.UN', ['col.un', 'COL.UN'], 'COL.UN'],
  ['nobody, where two from before are the same', 'Col.Un', ['col.un', 'COL.UN'], undefined],
  ['nobody, where none is the same', 'col.un', ['col.une', 'xcol.un'], undefined],
])('whoever types a login means %s', (_whom, typed, logins, meant) => {
  expect(loginMeant(typed, logins)).toBe(meant);
});
