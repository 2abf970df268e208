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
