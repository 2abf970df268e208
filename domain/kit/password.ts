/** The sources give no password policy (QPC-050): length is what counts (docs/decisions/040). In characters. */
export const passwordLength = { least: 12, most: 128 } as const;

export type PasswordProblem = 'missing' | 'tooShort' | 'tooLong' | 'mismatch';

export type PasswordProblems = Partial<Record<'password' | 'confirmation', PasswordProblem>>;

export type PasswordVerdict = { ok: true; password: string } | { ok: false; problems: PasswordProblems };

/** Judges a new password typed twice, either field by itself. Nothing is trimmed: a space is a character like any other. */
export function judgeNewPassword(password: string, confirmation: string): PasswordVerdict {
  const problems: PasswordProblems = {};
  const characters = Array.from(password).length;
  if (characters === 0) problems.password = 'missing';
  else if (characters < passwordLength.least) problems.password = 'tooShort';
  else if (characters > passwordLength.most) problems.password = 'tooLong';
  if (confirmation === '') problems.confirmation = 'missing';
  // Where there is no password yet, nothing differs from it.
  else if (characters > 0 && confirmation !== password) problems.confirmation = 'mismatch';
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, password };
}
