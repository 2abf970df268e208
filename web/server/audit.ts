import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '#prisma/client';

export type AuditAction =
  | 'session.open'
  | 'session.close'
  | 'account.update'
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
  | 'qualification.submit'
  | 'qualification.download'
  | 'process.retry'
  | 'process.cancel'
  | 'process.runAgain'
  | 'system.pause'
  | 'system.resume';

export interface AuditEntry {
  action: AuditAction;
  /** Who did it. */
  actor: { userId: string; login: string };
  /** The operator whose data is concerned; null for the wholesaler's own. */
  operatorId: string | null;
  /** `<kind>:<id>` of what was changed. */
  subject: string;
  /** What changed, readable, never a secret. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
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
