import 'server-only';
import { randomUUID } from 'node:crypto';
import {
  auditActions,
  operatorActions,
  type AuditAction,
  type OperatorAction,
  type OwnAction,
} from '#domain/audit';
import type { Scope } from '#domain/rights';
import type { Transaction } from '#prisma/client';
import type { Messages } from '#web/messages/catalogue';

export type { AuditAction, OperatorAction, OwnAction } from '#domain/audit';

/** The person behind a change, as the audit names them. */
export interface By {
  userId: string;
  login: string;
  address: string | null;
}

/** The actions of the rows within a scope. */
export function actionsWithin({ reach }: Scope): readonly AuditAction[] {
  if (reach === 'all') return auditActions;
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
