import { judgeNewPassword, type PasswordProblem } from './password.ts';

/** « Modifier votre compte » as it was typed; of an account, only these are modifiable (QPC-043). */
export interface AccountForm {
  email: string;
  /** Empty: the old one stays (QPC-044). */
  password: string;
  confirmation: string;
}

export type AccountProblem = PasswordProblem | 'malformed';

export type AccountVerdict =
  | { ok: true; email: string; password: string | null }
  | { ok: false; problems: Partial<Record<keyof AccountForm, AccountProblem>> };

/** One @, no blanks, a domain with a dot: what every deliverable address on the internet has; the mail itself is the proof. */
const emailForm = /^[^\s@<>(),;:"[\]\\]{1,64}@(?=.{4,255}$)[^\s@.,;:]+(?:\.[^\s@.,;:]+)+$/;

export function isEmail(text: string): boolean {
  return emailForm.test(text);
}

/** QPC-044 to QPC-047. Every field at fault is named, not only the first. */
export function judgeAccount(form: AccountForm): AccountVerdict {
  const keepsPassword = form.password === '' && form.confirmation === '';
  const password = keepsPassword ? null : judgeNewPassword(form.password, form.confirmation);
  const problems: Partial<Record<keyof AccountForm, AccountProblem>> = {
    ...(password && !password.ok && password.problems),
  };
  const email = form.email.trim();
  if (email === '') problems.email = 'missing';
  else if (!isEmail(email)) problems.email = 'malformed';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, email, password: password?.ok ? password.password : null };
}
