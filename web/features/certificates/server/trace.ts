import 'server-only';
import type { SlotEventKind } from '#domain/certificates/slot';
import type { Certificate, Transaction } from '#prisma/client';
import { audit, type AuditChanges, type By } from '#web/server/audit';

/** Notes in the trail what somebody did, or could not do, to a certificate: by its name and its slot, and `more` of what was done. */
export function traceCertificate(
  tx: Transaction,
  kind: SlotEventKind | 'downloadFailed',
  { id, operatorId, label, service, environment }: Certificate,
  more: AuditChanges['after'],
  { by, now }: { by: By; now: Date },
): Promise<void> {
  return audit(tx, now, {
    action: `certificate.${kind}`,
    actor: by,
    operatorId,
    subject: `certificate:${id}`,
    after: { label, service, environment, ...more },
    fromAddress: by.address,
  });
}
