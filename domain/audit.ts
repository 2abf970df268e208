import { joined, namesIn, type Joined, type NameIn } from './manifests.ts';

/** Actions of the audit trail, joined from the manifests; each has its words in the messages. */
export type AuditAction = NameIn<'audit'>;
/** What the wholesaler's people do among themselves: in no operator's trail. */
export type OwnAction = ActionOf<'own'>;
/** What can be done to an operator's own. */
export type OperatorAction = ActionOf<'operator'>;

type ActionOf<Whose extends 'own' | 'operator'> = {
  [A in AuditAction]: Joined<'audit'>[A] extends Whose ? A : never;
}[AuditAction];

const whose: Readonly<Record<AuditAction, 'own' | 'operator'>> = joined('audit');

export const auditActions = namesIn('audit');
export const operatorActions = auditActions.filter((action) => whose[action] === 'operator');
