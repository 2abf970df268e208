import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Scope } from '#domain/rights';
import type { Transaction } from '#prisma/client';
import type { Messages } from '#web/messages/catalogue';

/** What the wholesaler's people do among themselves: in no operator's trail. */
const ownActions = [
  'staff.first',
  'staff.create',
  'staff.change',
  'staff.disable',
  'staff.enable',
  'staff.sendLink',
  'secondFactor.enrol',
  'secondFactor.useRecoveryCode',
  'secondFactor.renewRecoveryCodes',
  'secondFactor.reset',
  'service.address',
  'system.pause',
  'system.resume',
  'certificate.settings',
] as const;
/** What can be done to an operator's own. */
const operatorActions = [
  'session.open',
  'session.close',
  'account.update',
  'operator.create',
  'operator.rename',
  'operator.beginView',
  'operator.endView',
  'quota.except',
  'quota.endException',
  'password.requestReset',
  'password.reset',
  'user.create',
  'user.change',
  'user.grant',
  'user.revoke',
  'user.disable',
  'user.sendLink',
  'contract.open',
  'contract.change',
  'contract.sendCredentials',
  'publication.create',
  'publication.change',
  'publication.publish',
  'publication.withdraw',
  'qualification.submit',
  'qualification.download',
  'process.retry',
  'process.cancel',
  'process.runAgain',
  'task.claim',
  'task.handBack',
  'task.done',
  'certificate.deposit',
  'certificate.download',
  'certificate.downloadFailed',
  'certificate.revoke',
  'certificate.export',
  'certificate.hold',
  'certificate.release',
  'certificate.sendNow',
  'audit.export',
] as const;
export type OwnAction = (typeof ownActions)[number];
export type OperatorAction = (typeof operatorActions)[number];
export type AuditAction = OwnAction | OperatorAction;

/** What the rows within a scope can tell of. */
export function actionsWithin({ reach }: Scope): readonly AuditAction[] {
  if (reach === 'all') return [...ownActions, ...operatorActions];
  return reach === 'operator' ? operatorActions : [];
}

/** What a row says before and after, each with its words. */
type AuditFields = Partial<Record<keyof Messages['journal']['fields'], unknown>>;

/** What changed, readable, never a secret. */
export interface AuditChanges {
  before?: AuditFields;
  after?: AuditFields;
}

interface Deed extends AuditChanges {
  /** Who did it. */
  actor: { userId: string; login: string };
  /** `<kind>:<id>` of what was changed. */
  subject: string;
  fromAddress: string | null;
}

export type AuditEntry = Deed &
  (
    | { action: OwnAction; operatorId: null }
    /** The operator whose data is concerned; null for the wholesaler's own. */
    | { action: OperatorAction; operatorId: string | null }
  );

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
