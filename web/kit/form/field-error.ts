import type { AccountProblem } from '#domain/kit/account';
import { passwordLength } from '#domain/kit/password';
import type { Messages } from '#web/messages/catalogue';

/** What is the matter with a field of a new password; « champ requis » where there is nothing in it. */
export function passwordError({ account }: Messages, problem: AccountProblem): string {
  const { details, required } = account;
  switch (problem) {
    case 'missing':
      return required;
    case 'malformed':
    case 'mismatch':
      return details[problem];
    case 'tooShort':
      return details.tooShort(passwordLength.least);
    case 'tooLong':
      return details.tooLong(passwordLength.most);
  }
}

/** « champ requis », which « Modifier votre compte » says of every error (QPC-047), and what is really the matter. */
export function fieldError(messages: Messages, problem: AccountProblem): string {
  const { required } = messages.account;
  return problem === 'missing' ? required : `${required} — ${passwordError(messages, problem)}`;
}
