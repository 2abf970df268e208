import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '#prisma/client';
import type { Messages } from '../messages/catalogue.ts';

export type AuditAction =
  | 'session.open'
  | 'session.close'
  | 'account.update'
  | 'staff.first'
  | 'staff.create'
  | 'staff.change'
  | 'staff.disable'
  | 'staff.enable'
  | 'staff.sendLink'
  | 'secondFactor.enrol'
  | 'secondFactor.useRecoveryCode'
  | 'secondFactor.renewRecoveryCodes'
  | 'secondFactor.reset'
  | 'operator.create'
  | 'operator.rename'
  | 'operator.beginView'
  | 'operator.endView'
  | 'quota.except'
  | 'quota.endException'
  | 'password.requestReset'
  | 'password.reset'
  | 'user.create'
  | 'user.change'
  | 'user.grant'
  | 'user.revoke'
  | 'user.disable'
  | 'user.sendLink'
  | 'contract.open'
  | 'contract.change'
  | 'contract.sendCredentials'
  | 'publication.create'
  | 'publication.change'
  | 'publication.publish'
  | 'publication.withdraw'
  | 'service.address'
  | 'qualification.submit'
  | 'qualification.download'
  | 'process.retry'
  | 'process.cancel'
  | 'process.runAgain'
  | 'system.pause'
  | 'system.resume'
  | 'task.claim'
  | 'task.handBack'
  | 'task.done'
  | 'certificate.deposit'
  | 'certificate.download'
  | 'certificate.revoke'
  | 'audit.export';

/** What a row says before and after, each with its words. */
type AuditFields = Partial<Record<keyof Messages['journal']['fields'], unknown>>;

/** What changed, readable, never a secret. */
export interface AuditChanges {
  before?: AuditFields;
  after?: AuditFields;
}

export interface AuditEntry extends AuditChanges {
  action: AuditAction;
  /** Who did it. */
  actor: { userId: string; login: string };
  /** The operator whose data is concerned; null for the wholesaler's own. */
  operatorId: string | null;
  /** `<kind>:<id>` of what was changed. */
  subject: string;
  fromAddress: string | null;
}

/** Adds the row in the transaction of the change it tells of: neither exists without the other. */
export async function audit(tx: Transaction, now: Date, entry: AuditEntry): Promise<void> {
  await tx.auditRow.create({
    data: {
      id: randomUUID(),
      at: now,
      actorId: entry.actor.userId,
      actorLogin: entry.actor.login,
      operatorId: entry.operatorId,
      action: entry.action,
      subject: entry.subject,
      before: entry.before ? JSON.stringify(entry.before) : null,
      after: entry.after ? JSON.stringify(entry.after) : null,
      fromAddress: entry.fromAddress,
    },
  });
}
