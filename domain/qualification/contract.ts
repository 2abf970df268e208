import { isEmail } from '#domain/kit/account';
import { qualificationTypes, type QualificationType } from '#domain/kit/references/identifier';
import { limits } from './limits.ts';

/** A QPC contract and its account as the back office types it (QPC-003, QPC-014). */
export interface ContractForm {
  /** Id of an operator that exists; empty for a new one. */
  operatorId: string;
  /** Raison sociale of a new operator. */
  operatorName: string;
  identifiant: string;
  masterCode: string;
  qualificationType: string;
  email: string;
  /** Profiles a day; empty for the house's limit. */
  dailyProfiles: string;
  optionActive: boolean;
  unknownAsWord: boolean;
}

export type ContractProblem = 'missing' | 'malformed' | 'fiveDigits' | 'notACount' | 'taken' | 'unknown';
export type ContractProblems = Partial<Record<keyof ContractForm, ContractProblem>>;

/** What may be changed later. The identifiant is a login, never reused; the type decides what files already sent mean. */
export interface ContractTerms {
  masterCode: string;
  email: string;
  dailyProfiles: number | null;
  optionActive: boolean;
  unknownAsWord: boolean;
}

export interface NewContract extends ContractTerms {
  operator: { id: string } | { name: string };
  identifiant: string;
  qualificationType: QualificationType;
}

type Judged<T> = { ok: true; value: T } | { ok: false; problems: ContractProblems };

const fiveDigits = /^\d{5}$/;

/** Judges what of a contract can be changed; every field at fault is named. */
export function judgeTerms(form: ContractForm): Judged<ContractTerms> {
  const problems: ContractProblems = {};
  const masterCode = form.masterCode.trim();
  if (masterCode === '') problems.masterCode = 'missing';
  else if (!fiveDigits.test(masterCode)) problems.masterCode = 'fiveDigits';
  const email = form.email.trim();
  if (email === '') problems.email = 'missing';
  else if (!isEmail(email)) problems.email = 'malformed';
  const typed = form.dailyProfiles.replaceAll(/\s/g, '');
  const dailyProfiles = typed === '' ? null : Number(typed);
  if (dailyProfiles !== null && !(/^\d+$/.test(typed) && dailyProfiles <= limits.mostDailyProfiles))
    problems.dailyProfiles = 'notACount';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { optionActive, unknownAsWord } = form;
  return { ok: true, value: { masterCode, email, dailyProfiles, optionActive, unknownAsWord } };
}

/** Judges a contract that is to be opened; whether its identifiant is free is for the database to say. */
export function judgeNewContract(form: ContractForm): Judged<NewContract> {
  const terms = judgeTerms(form);
  const problems: ContractProblems = terms.ok ? {} : { ...terms.problems };
  const name = form.operatorName.trim();
  if (form.operatorId === '' && name === '') problems.operatorName = 'missing';
  const identifiant = form.identifiant.trim();
  if (identifiant === '') problems.identifiant = 'missing';
  else if (!fiveDigits.test(identifiant)) problems.identifiant = 'fiveDigits';
  const qualificationType = qualificationTypes.find((known) => known === form.qualificationType);
  if (!qualificationType) problems.qualificationType = 'missing';
  if (!terms.ok || !qualificationType || Object.keys(problems).length > 0) return { ok: false, problems };
  const operator = form.operatorId === '' ? { name } : { id: form.operatorId };
  return { ok: true, value: { ...terms.value, operator, identifiant, qualificationType } };
}
