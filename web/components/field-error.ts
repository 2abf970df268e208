import type { AccountProblem } from '#domain/account';
import { passwordLength } from '#domain/password';
import type { Messages } from '../messages/catalogue.ts';

/** « champ requis », the source's one text for every error of a field (QPC-047), and what is really the matter. */
export function fieldError({ account }: Messages, problem: AccountProblem): string {
  const detail = detailOf(account.details, problem);
  return detail === '' ? account.required : `${account.required} — ${detail}`;
}

function detailOf(details: Messages['account']['details'], problem: AccountProblem): string {
  switch (problem) {
    case 'missing':
    case 'malformed':
    case 'mismatch':
      return details[problem];
    case 'tooShort':
      return details.tooShort(passwordLength.least);
    case 'tooLong':
      return details.tooLong(passwordLength.most);
  }
}
