import type { Role } from '../rights.ts';

/** Somebody of an operator, not disabled. */
export interface Candidate {
  role: Role;
  /** Whether they hold the e-service of certificates. */
  holds: boolean;
}

/** Who gets the mails about an operator's certificates (OWF-198): who holds the e-service, or the administrators where nobody does. */
export function certificateRecipients<Person extends Candidate>(people: readonly Person[]): Person[] {
  const own = people.filter(({ role }) => role === 'operatorAdmin' || role === 'operatorUser');
  const holders = own.filter(({ holds }) => holds);
  return holders.length > 0 ? holders : own.filter(({ role }) => role === 'operatorAdmin');
}
