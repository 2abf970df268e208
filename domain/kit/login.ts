/** `reserved`: five digits are the code identifiant of a contract (QPC-032), which no person has. */
export type LoginProblem = 'missing' | 'loginMalformed' | 'reserved' | 'tooLong';

export const longestLogin = 64;
/** OWF-205, with the symbols that its words name (requirements, section 6, decision 7). */
const loginForm = /^[A-Za-z0-9!.@_\-/#]{5,}$/;

/** Judges the login of a person, trimmed. Whether it is free is for the database to say. */
export function loginProblem(login: string): LoginProblem | undefined {
  if (login === '') return 'missing';
  if (!loginForm.test(login)) return 'loginMalformed';
  if (/^\d{5}$/.test(login)) return 'reserved';
  return login.length > longestLogin ? 'tooLong' : undefined;
}

/** Logins that differ in capitals only are one: people read them out. */
export function sameLogin(login: string): string {
  return login.toLowerCase();
}

/**
 * Which of the logins that exist somebody means: the one as it was typed, else the only one that is the same. Logins from
 * before may differ in capitals only.
 */
export function loginMeant(typed: string, logins: readonly string[]): string | undefined {
  const alike = logins.filter((login) => sameLogin(login) === sameLogin(typed));
  return alike.find((login) => login === typed) ?? (alike.length === 1 ? alike[0] : undefined);
}
