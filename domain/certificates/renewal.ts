import type { SlotCertificate, SlotKey } from './slot.ts';

/** The task that asks for the renewal of a certificate (OWF-197). */

/** The certificate in use expires at `notAfter` (ISO instant), and nothing was deposited to follow it. */
export type Renewal = { label: string; notAfter: string } & SlotKey;

const renewStep = 'renew-';

/** `dueAt`: ISO instant. */
export function renewalTask(
  { service, environment }: SlotKey,
  { id, label, notAfter }: SlotCertificate,
  dueAt: string,
) {
  return {
    step: `${renewStep}${id}`,
    matter: { kind: 'renewCertificate', service, environment, label, notAfter },
    dueAt,
    audience: 'backOffice',
  } as const;
}

/** Steps of the tasks that ask for a renewal, but for the one of a certificate. */
export const renewalSteps = (except: string | null) => ({
  startsWith: renewStep,
  ...(except !== null && { not: `${renewStep}${except}` }),
});
