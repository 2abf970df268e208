import { isEmail } from './account.ts';

/**
 * « 5 caractères minimum alphanumériques non accentués ou les caractères !@_-'# … » (OWF-205; requirements, section 6,
 * decision 7 says which symbols).
 */
const loginForm = /^[A-Za-z0-9!.@_\-/#]{5,60}$/;

export type LoginProblem = 'missing' | 'loginForm' | 'digitsOnly';

/** Digits alone are the identifiant of a contract's account (QPC-032): no person has such a login. */
export function loginProblem(login: string): LoginProblem | undefined {
  if (login === '') return 'missing';
  if (!loginForm.test(login)) return 'loginForm';
  return /^\d+$/.test(login) ? 'digitsOnly' : undefined;
}

export type PersonProblem = 'missing' | 'malformed';

/** The name and the address of a person, as somebody else types them. */
export function judgePerson(form: {
  name: string;
  email: string;
}):
  | { ok: true; value: { name: string; email: string } }
  | { ok: false; problems: { name?: PersonProblem; email?: PersonProblem } } {
  const [name, email] = [form.name.trim(), form.email.trim()];
  const problems = {
    ...(name === '' && { name: 'missing' as const }),
    ...(email === '' && { email: 'missing' as const }),
    ...(email !== '' && !isEmail(email) && { email: 'malformed' as const }),
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: { name, email } };
}
