import { judgePerson } from './invitee.ts';
import { loginProblem, type LoginProblem } from '#domain/kit/login';
import { judgeNewPassword, type PasswordProblem } from '#domain/kit/password';
import type { Role } from '#domain/rights';

/** The wholesaler's own people, whom its back office manages. */
export const staffRoles = ['backOffice', 'operations'] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

export function isStaffRole(role: string): role is StaffRole {
  return staffRoles.some((known) => known === role);
}

/** An account as it is typed. The login is chosen once and never reused (OWF-213). */
export interface StaffForm {
  login: string;
  name: string;
  email: string;
  role: string;
}

export type StaffProblem = LoginProblem | 'malformed' | 'taken' | 'lastBackOffice';
export type StaffProblems = Partial<Record<keyof StaffForm, StaffProblem>>;

export interface StaffFacts {
  name: string;
  email: string;
  role: StaffRole;
}

type Judged<T, P> = { ok: true; value: T } | { ok: false; problems: P };

/** Judges what of an account can be changed later; every field at fault is named. */
export function judgeStaffFacts(form: StaffForm): Judged<StaffFacts, StaffProblems> {
  const person = judgePerson(form);
  const { role } = form;
  if (person.ok && isStaffRole(role)) return { ok: true, value: { ...person.value, role } };
  return {
    ok: false,
    problems: { ...(!person.ok && person.problems), ...(!isStaffRole(role) && { role: 'missing' }) },
  };
}

/** Whether the login is free is for the database to say. */
export function judgeNewStaff(form: StaffForm): Judged<StaffFacts & { login: string }, StaffProblems> {
  const facts = judgeStaffFacts(form);
  const login = form.login.trim();
  const problem = loginProblem(login);
  if (facts.ok && !problem) return { ok: true, value: { ...facts.value, login } };
  return { ok: false, problems: { ...(problem && { login: problem }), ...(!facts.ok && facts.problems) } };
}

/** The first account of all, which chooses its own password. */
export interface FirstAccountForm {
  login: string;
  name: string;
  email: string;
  password: string;
  confirmation: string;
}

export type FirstAccountProblems = Partial<Record<keyof FirstAccountForm, StaffProblem | PasswordProblem>>;

export function judgeFirstAccount(
  form: FirstAccountForm,
): Judged<StaffFacts & { login: string; password: string }, FirstAccountProblems> {
  const staff = judgeNewStaff({ ...form, role: 'backOffice' });
  const password = judgeNewPassword(form.password, form.confirmation);
  if (staff.ok && password.ok) return { ok: true, value: { ...staff.value, password: password.password } };
  return {
    ok: false,
    problems: {
      ...(!staff.ok && staff.problems),
      ...(!password.ok && password.problems),
    },
  };
}

/** Whether an account can act for the back office at this moment: what the last one of must remain. */
export interface StaffStanding {
  role: string;
  enabled: boolean;
  hasPassword: boolean;
}

/**
 * Whether an account may become what it is to become while `others` stand: somebody of the back office must be left who
 * can log in, or nobody could ever open the door again.
 */
export function leavesBackOffice(becomes: StaffStanding, others: readonly StaffStanding[]): boolean {
  return [becomes, ...others].some(
    ({ role, enabled, hasPassword }) => role === 'backOffice' && enabled && hasPassword,
  );
}
