import { isEmail } from '#domain/kit/account';
import { longestLogin, loginProblem, sameLogin, type LoginProblem } from '#domain/kit/login';
import type { Service } from '#domain/services';

/** « Comptes » of the form « Gestion des droits » (« Séminaire wholesale 2019 », OWF-201 to OWF-209). */

/** An account as it was typed. */
export interface AccountEntry {
  login: string;
  name: string;
  firstName: string;
  email: string;
  fixedPhone: string;
  mobilePhone: string;
}
export type EntryField = keyof AccountEntry;
/** In the order of the form. */
export const entryFields: readonly EntryField[] = [
  'login',
  'name',
  'firstName',
  'email',
  'fixedPhone',
  'mobilePhone',
];
export const emptyEntry: AccountEntry = {
  login: '',
  name: '',
  firstName: '',
  email: '',
  fixedPhone: '',
  mobilePhone: '',
};

/** An account as it is kept: nothing around its texts, phones in one form, null where there is none. */
export interface NewAccount {
  login: string;
  name: string;
  firstName: string;
  email: string;
  fixedPhone: string | null;
  mobilePhone: string | null;
}
/** Of an account, everything but the login may change (OWF-213). */
export type AccountFacts = Omit<NewAccount, 'login'>;

/** Roles of an operator's people. */
export const operatorRoles = ['operatorUser', 'operatorAdmin'] as const;
export type OperatorRole = (typeof operatorRoles)[number];

/** What one submission asks for: all accounts get the same profile and e-services (OWF-209). */
export interface AccountBatch {
  role: OperatorRole;
  services: readonly Service[];
  accounts: readonly NewAccount[];
}

/** `repeated`: twice in one form. `taken`: by whomever, ever. */
export type EntryProblem =
  | LoginProblem
  | 'repeated'
  | 'taken'
  | 'emailMalformed'
  | 'phoneMissing'
  | 'fixedMalformed'
  | 'mobileMalformed';
export type EntryProblems = Partial<Record<EntryField, EntryProblem>>;

/** Accounts of one form (OWF-207). */
export const mostAccounts = 50;
export const longest = { login: longestLogin, name: 80, firstName: 80, email: 320 } as const;

const fixedForm = /^(?:0[1-589]\d{8}|\+(?!33)[1-9]\d{6,14})$/;
const mobileForm = /^(?:0[67]\d{8}|\+(?!33)[1-9]\d{6,14})$/;

/** Digits alone, a French number from its 0, a foreign one from its +. */
function phoneOf(text: string): string {
  return text
    .replaceAll(/[\s.()-]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+33(?=\d{9}$)/, '0')
    .replace(/^\+330(?=\d{9}$)/, '0');
}

function judgeName(field: 'name' | 'firstName', text: string): EntryProblem | undefined {
  if (text === '') return 'missing';
  return text.length > longest[field] ? 'tooLong' : undefined;
}

export type EntryVerdict<T> = { ok: true; value: T } | { ok: false; problems: EntryProblems };

/** What may be changed of an account (OWF-204, OWF-206, OWF-213). Every field at fault is named. */
export function judgeFacts(entry: Omit<AccountEntry, 'login'>): EntryVerdict<AccountFacts> {
  const name = entry.name.trim().replaceAll(/\s+/g, ' ');
  const firstName = entry.firstName.trim().replaceAll(/\s+/g, ' ');
  const email = entry.email.trim();
  const fixedPhone = phoneOf(entry.fixedPhone);
  const mobilePhone = phoneOf(entry.mobilePhone);
  const found: Record<Exclude<EntryField, 'login'>, EntryProblem | undefined> = {
    name: judgeName('name', name),
    firstName: judgeName('firstName', firstName),
    email: email === '' ? 'missing' : isEmail(email) ? undefined : 'emailMalformed',
    // One of the two is enough: « et/ou ».
    fixedPhone:
      fixedPhone === ''
        ? mobilePhone === ''
          ? 'phoneMissing'
          : undefined
        : fixedForm.test(fixedPhone)
          ? undefined
          : 'fixedMalformed',
    mobilePhone: mobilePhone === '' || mobileForm.test(mobilePhone) ? undefined : 'mobileMalformed',
  };
  const problems = withoutNone(found);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: { name, firstName, email, fixedPhone: fixedPhone || null, mobilePhone: mobilePhone || null },
  };
}

function withoutNone(found: Partial<Record<EntryField, EntryProblem | undefined>>): EntryProblems {
  const problems: EntryProblems = {};
  for (const field of entryFields) if (found[field]) problems[field] = found[field];
  return problems;
}

/** `taken`: logins that exist already, whoever has or had them. An answer for each entry, in their order. */
export function judgeEntries(
  entries: readonly AccountEntry[],
  taken: ReadonlySet<string> = new Set(),
): { ok: true; accounts: NewAccount[] } | { ok: false; problems: EntryProblems[] } {
  const seen = new Set<string>();
  const verdicts = entries.map((entry): EntryVerdict<NewAccount> => {
    const login = entry.login.trim();
    const known = sameLogin(login);
    const ofLogin =
      loginProblem(login) ?? (seen.has(known) ? 'repeated' : taken.has(known) ? 'taken' : undefined);
    seen.add(known);
    const facts = judgeFacts(entry);
    if (facts.ok && !ofLogin) return { ok: true, value: { login, ...facts.value } };
    const others = facts.ok ? {} : facts.problems;
    return { ok: false, problems: withoutNone({ login: ofLogin, ...others }) };
  });
  const accounts = verdicts.flatMap((verdict) => (verdict.ok ? [verdict.value] : []));
  if (accounts.length === entries.length) return { ok: true, accounts };
  return { ok: false, problems: verdicts.map((verdict) => (verdict.ok ? {} : verdict.problems)) };
}
