import { expect, test } from 'vitest';
import { fieldError, passwordError } from '#web/kit/form/field-error';
import { catalogues } from '#web/messages/catalogue';

const { fr } = catalogues;
const problems = ['missing', 'tooShort', 'mismatch'] as const;

test('a new password is « champ requis » where nothing was typed only', () => {
  expect(problems.map((problem) => passwordError(fr, problem))).toEqual([
    'champ requis',
    '12 caractères au moins',
    'les deux saisies diffèrent',
  ]);
});

test('« Modifier votre compte » says « champ requis » of every error, and what it is [QPC-047]', () => {
  expect(problems.map((problem) => fieldError(fr, problem))).toEqual([
    'champ requis',
    'champ requis — 12 caractères au moins',
    'champ requis — les deux saisies diffèrent',
  ]);
});
