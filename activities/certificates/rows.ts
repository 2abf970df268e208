import { namelessLabel } from '#domain/certificates/label';
import { noticeSettingsOf, type NoticeSettings } from '#domain/certificates/plan';
import {
  slotEvents,
  type DepositMail,
  type SlotEvent,
  type SlotHolding,
  type SlotKey,
} from '#domain/certificates/slot';
import type { Transaction } from '#prisma/client';

/** What the rows say of a slot. */
export interface SlotRows {
  /** Whether it never held a certificate. */
  first: boolean;
  holding: SlotHolding;
  /** « Libellé » of each certificate, as people see it. */
  labels: ReadonlyMap<string, string>;
  /** ISO instant; null for a slot that never was written. */
  handledUntil: string | null;
  /** Which mails about deposits are still to be sent, by certificate. */
  owed: Map<string, DepositMail>;
  /** What happened and was not taken in yet, in its order. */
  events: (SlotEvent & { id: string })[];
  /** As the back office set them last. */
  settings: NoticeSettings;
  /** ISO instant since which its warnings are held back; null when they are not. */
  heldSince: string | null;
}

/** The delays as they were set last; null before anybody has set any. */
export const latestSettings = (tx: Transaction) =>
  tx.certificateSettings.findFirst({ orderBy: { version: 'desc' } });

export async function readSlot(
  tx: Transaction,
  workflowId: string,
  { operatorId, service, environment }: SlotKey & { operatorId: string },
): Promise<SlotRows> {
  const certificates = await tx.certificate.findMany({
    where: { operatorId, service, environment },
    select: {
      ...{ id: true, label: true, notAfter: true },
      place: { select: { place: true, owed: true } },
      events: { where: { toldAt: null } },
    },
  });
  const places = certificates.map(({ id, label, notAfter, place, events }) => ({
    // Goes to the process, and to Temporal with it.
    certificate: { id, label: namelessLabel({ id, label }), notAfter: notAfter.toISOString() },
    ...{ place, events },
  }));
  const slot = await tx.certificateSlot.findUnique({
    where: { workflowId },
    select: { handledUntil: true, hold: { select: { at: true } } },
  });
  const at = (name: string) => places.find(({ place }) => place?.place === name)?.certificate ?? null;
  return {
    first: places.every(({ place }) => !place),
    holding: { current: at('current'), next: at('next') },
    labels: new Map(certificates.map(({ id, label }) => [id, label])),
    handledUntil: slot?.handledUntil.toISOString() ?? null,
    owed: new Map(
      places.flatMap(({ certificate, place }) =>
        // Written by followSlot only.
        place?.owed ? [[certificate.id, place.owed as DepositMail] as const] : [],
      ),
    ),
    events: places
      .flatMap(({ certificate, events }) =>
        events.flatMap(({ id, kind: name, at: instant }) => {
          const kind = slotEvents.find((known) => known === name);
          return kind ? { id, kind, certificate, at: instant.toISOString() } : [];
        }),
      )
      .toSorted(
        (a, b) =>
          Date.parse(a.at) - Date.parse(b.at) || slotEvents.indexOf(a.kind) - slotEvents.indexOf(b.kind),
      ),
    settings: noticeSettingsOf(await latestSettings(tx)),
    heldSince: slot?.hold?.at.toISOString() ?? null,
  };
}
