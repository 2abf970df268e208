import type { QualificationState } from './state.ts';

/** What the option costs, in integer cents of a euro without VAT (QPC-124, OPS-088). */
export const prices = {
  /** Access to the extranet, a month and a raison sociale. */
  monthlyAccessCents: 20_000,
  /** A qualified profile. */
  profileCents: 1,
} as const;

/**
 * What a file is billed, in cents without VAT: each different profile of a « Terminé » file once, whatever its class
 * (QPC-124, docs/decisions/056). Null while it is not known; 0 for a file that never gets a result.
 */
export function billedCents({
  state,
  profiles,
}: {
  state: QualificationState;
  profiles: number;
}): number | null {
  switch (state) {
    case 'completed':
      return profiles * prices.profileCents;
    case 'acknowledged':
    case 'inProgress':
      return null;
    case 'refused':
    case 'rejected':
      return 0;
  }
}
