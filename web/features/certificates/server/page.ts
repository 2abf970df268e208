import 'server-only';
import { may, scopeOf, type Actor } from '#domain/rights';
import type { Database } from '#prisma/client';
import type { Vault } from './vault.ts';
import { findCertificate, type CertificateView } from './certificates.ts';
import { withheld, type Withheld } from './download.ts';
import { slotHistory, type SlotDeed } from './history.ts';

/** What the page of a certificate shows to who asks; it travels to the browser as it is. */
export interface CertificatePage {
  view: CertificateView;
  /** Why its file cannot be handed out; null while it can, and of a revoked one. */
  trouble: Withheld | null;
  /** What happened in its slot; null for who does not manage it. */
  deeds: SlotDeed[] | null;
  mayDownload: boolean;
}

/** Null when there is none for this actor. */
export async function certificatePage(
  { db, vault }: { db: Database; vault: Vault },
  actor: Actor,
  id: string,
  now: Date,
): Promise<CertificatePage | null> {
  const view = await findCertificate(db, scopeOf(actor, 'certificate.read'), id, now);
  if (!view) return null;
  const revoked = view.state === 'revoked';
  const { operatorId } = view;
  return {
    view,
    trouble: revoked ? null : await withheld(db, vault, id),
    deeds: may(actor, 'certificate.manage', { operatorId }) ? await slotHistory(db, view) : null,
    mayDownload: !revoked && may(actor, 'certificate.download', { operatorId }),
  };
}
