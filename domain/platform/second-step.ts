import type { Role } from '#domain/rights';

/**
 * Two-step verification: a code of RFC 6238 (TOTP) after the password, for the wholesaler's people, who reach every
 * operator.
 */

/** What everybody's authenticator assumes: six digits, every 30 s, SHA-1 (RFC 6238, 1.2 and 4; RFC 4226, 5.3). */
export const codes = { digits: 6, stepSeconds: 30 } as const;
/** Steps by which the two clocks may differ, either way (RFC 6238, 5.2). */
export const stepWindow = 1;
/** Given once, on paper, for whoever loses the authenticator. */
export const recoveryCodeCount = 10;
/** Minutes between the right password and the right code. */
export const secondStepMinutes = 10;

/** What a log-in still awaits after the right password: a code, or that the authenticator be set up. */
export type SecondStep = 'code' | 'enrolment';

const rolesWithSecondStep: readonly Role[] = ['backOffice', 'operations'];

/** Who may set it up. */
export function maySecondStep(role: string): boolean {
  return rolesWithSecondStep.some((known) => known === role);
}

/**
 * What follows the right password. The demo, whose password everyone knows, leaves it to each person; anywhere else it
 * is required.
 */
export function secondStepOf(person: { role: string; enrolled: boolean }, demo: boolean): SecondStep | null {
  if (!maySecondStep(person.role)) return null;
  if (person.enrolled) return 'code';
  return demo ? null : 'enrolment';
}

/** The step of RFC 6238 in which an instant lies (T, with T0 = 0). */
export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / 1000 / codes.stepSeconds);
}

/** Whether the code of `step` is taken at `now`: near enough, and later than every code that was taken before (5.2). */
export function takesStep(step: number, now: number, lastStep: number): boolean {
  return Math.abs(step - now) <= stepWindow && step > lastStep;
}

/** What a person typed, without the blanks and hyphens that help the eye: an authenticator's code, a recovery code, neither. */
export function readCode(
  typed: string,
): { kind: 'totp'; code: string } | { kind: 'recovery'; code: string } | null {
  const code = typed.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code };
  return /^[0-9a-hjkmnp-tv-z]{12}$/.test(code) ? { kind: 'recovery', code } : null;
}
