/** The sources give no password policy (QPC-050): length is what counts (docs/decisions/040). In characters. */
export const passwordLength = { least: 12, most: 128 } as const;

export type PasswordProblem = 'missing' | 'tooShort' | 'tooLong' | 'mismatch';

export type PasswordVerdict =
  | { ok: true; password: string }
  | { ok: false; field: 'password' | 'confirmation'; reason: PasswordProblem };

/** Judges a new password typed twice. Nothing is trimmed: a space is a character like any other. */
export function judgeNewPassword(password: string, confirmation: string): PasswordVerdict {
  const characters = Array.from(password).length;
  if (characters === 0) return { ok: false, field: 'password', reason: 'missing' };
  if (characters < passwordLength.least) return { ok: false, field: 'password', reason: 'tooShort' };
  if (characters > passwordLength.most) return { ok: false, field: 'password', reason: 'tooLong' };
  if (confirmation === '') return { ok: false, field: 'confirmation', reason: 'missing' };
  if (confirmation !== password) return { ok: false, field: 'confirmation', reason: 'mismatch' };
  return { ok: true, password };
}
