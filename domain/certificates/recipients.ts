import { roleOf, type Role } from '#domain/rights';

/** Somebody of an operator, not disabled. */
export interface Candidate {
  role: Role;
  /** Whether they hold the e-service of certificates. */
  holds: boolean;
}

/** A person as their row stands, with the grants of this e-service only. */
export const candidate = <Row extends { role: string; grants: readonly unknown[] }>(row: Row) => ({
  ...row,
  role: roleOf(row),
  holds: row.grants.length > 0,
});

/** Who gets the mails about an operator's certificates (OWF-198): its administrators, and who else holds the e-service. */
export function certificateRecipients<Person extends Candidate>(people: readonly Person[]): Person[] {
  return people.filter(({ role, holds }) => role === 'operatorAdmin' || (role === 'operatorUser' && holds));
}
