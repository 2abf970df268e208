import 'server-only';
import type { Environment } from '#domain/certificates/facts';
import { noticesOf, type PlannedNotice } from '#domain/certificates/plan';
import { candidate, certificateRecipients } from '#domain/certificates/recipients';
import { slotKeyOf } from '#domain/certificates/slot';
import type { CertificateName } from '#domain/services';
import type { CertificateSlot, Database, Transaction } from '#prisma/client';
import type { SlotNews } from '#workflows/certificates/slot/contract';
import type { PageQuery } from '#web/paths';
import { audit, type AuditAction, type By } from '#web/server/audit';
import { noticeSettings } from './settings.ts';
import { readPage, type Page } from '#web/kit/list/keyset';

/** Days ahead of which « Envois à venir » tells. */
export const sendingDays = 30;

/** A mail that will be sent, and why; it travels to the browser as it is. */
export interface SendingView {
  /** The slot's workflow id. */
  workflowId: string;
  operator: string;
  operatorCode: string;
  service: CertificateName;
  environment: Environment;
  kind: 'alert' | 'reminder';
  daysBefore: number;
  /** ISO instants: when it leaves; whether that is past. */
  at: string;
  late: boolean;
  /** What leaves after it within the same days unless a renewal is downloaded. */
  following: PlannedNotice[];
  certificate: { id: string; label: string; notAfter: string };
  /** What was deposited to follow it and not downloaded; null where nothing was. */
  successor: { id: string; label: string } | null;
  recipients: number;
  hold: { reason: string; byLogin: string; at: string } | null;
}

const pageSize = 50;

export const sendingUntil = (now: Date) => new Date(now.getTime() + sendingDays * 86_400_000);

/** A page of what will be sent, the first to leave first. */
export async function listSendings(db: Database, cursor: PageQuery, now: Date): Promise<Page<SendingView>> {
  const until = sendingUntil(now);
  const page = await readPage(
    cursor,
    pageSize,
    (row: Due) => ({ at: row.noticeAt, id: row.workflowId }),
    async ({ place, order, compare, take }) => {
      const rows = await db.certificateSlot.findMany({
        where: {
          AND: [
            { currentId: { not: null }, noticeAt: { not: null, lte: until } },
            place
              ? {
                  OR: [
                    { noticeAt: { [compare]: place.at } },
                    { noticeAt: place.at, workflowId: { [compare]: place.id } },
                  ],
                }
              : {},
          ],
        },
        orderBy: [{ noticeAt: order }, { workflowId: order }],
        take,
        include: dueWith,
      });
      return rows.flatMap((row) => (row.noticeAt ? [{ ...row, noticeAt: row.noticeAt }] : []));
    },
    'asc',
  );
  return { ...page, rows: await sendingViews(db, page.rows, now) };
}

const dueWith = {
  operator: { select: { name: true, code: true } },
  current: { select: { id: true, label: true, notAfter: true } },
  next: { select: { id: true, label: true } },
  hold: true,
} as const;
type Due = CertificateSlot & {
  operator: { name: string; code: string };
  current: { id: string; label: string; notAfter: Date } | null;
  next: { id: string; label: string } | null;
  hold: { reason: string; byLogin: string; at: Date } | null;
  noticeAt: Date;
};

async function sendingViews(db: Database, rows: readonly Due[], now: Date): Promise<SendingView[]> {
  const operatorIds = [...new Set(rows.map(({ operatorId }) => operatorId))];
  const until = sendingUntil(now).toISOString();
  const recipients = await recipientsOf(db, operatorIds);
  const settings = await noticeSettings(db);
  return rows.flatMap((row) => {
    const { operator, current, next, hold } = row;
    const key = slotKeyOf(row.service, row.environment);
    if (!current || !key) return [];
    const [at, notAfter] = [row.noticeAt.toISOString(), current.notAfter.toISOString()];
    return [
      {
        ...{ workflowId: row.workflowId, ...key },
        operator: operator.name,
        operatorCode: operator.code,
        kind: row.noticeKind === 'reminder' ? ('reminder' as const) : ('alert' as const),
        daysBefore: row.noticeDays ?? 0,
        at,
        late: row.noticeAt <= now,
        following: noticesOf(notAfter, settings).filter(
          (notice) => notice.at > at && notice.at <= until && notice.at < notAfter,
        ),
        certificate: { id: current.id, label: current.label, notAfter },
        successor: next,
        recipients: recipients.get(row.operatorId) ?? 0,
        hold: hold ? { reason: hold.reason, byLogin: hold.byLogin, at: hold.at.toISOString() } : null,
      },
    ];
  });
}

/** How many people of each operator would get a mail (OWF-198). */
export async function recipientsOf(db: Database, operatorIds: string[]): Promise<Map<string | null, number>> {
  const people = await db.user.findMany({
    where: { operatorId: { in: operatorIds }, disabledAt: null },
    select: {
      operatorId: true,
      role: true,
      grants: { where: { service: 'certificates' }, select: { service: true } },
    },
  });
  const candidates = people.map(candidate);
  return new Map(
    operatorIds.map((id) => [
      id,
      certificateRecipients(candidates.filter(({ operatorId }) => operatorId === id)).length,
    ]),
  );
}

/** Signals to the process of a slot; false when it was not reached. */
export interface SlotSignals {
  replan: (workflowId: string, what: SlotNews) => Promise<boolean>;
  sendNow: (workflowId: string, noticeAt: string) => Promise<boolean>;
}

/** `already`: somebody was faster. `nothing`: no such slot, or no mail is left. `unreached`: nothing was done. */
export type SendingAnswer =
  | { ok: true; outcome: 'done' | 'untold' | 'already' }
  | { ok: false; reason: 'nothing' | 'unreached' };

interface Asked {
  workflowId: string;
  reason: string;
  by: By;
}

/** Holds back the mails of a slot. The row counts even while the process cannot be told: it looks before each mail. */
export async function holdSending(
  { db, signals }: { db: Database; signals: SlotSignals },
  { workflowId, reason, by }: Asked,
  now: Date,
): Promise<SendingAnswer> {
  const held = await db.$transaction(async (tx) => {
    const slot = await tx.certificateSlot.findUnique({ where: { workflowId } });
    if (!slot) return 'nothing';
    if (await tx.certificateHold.findUnique({ where: { workflowId } })) return 'already';
    await tx.certificateHold.create({ data: { workflowId, reason, byLogin: by.login, at: now } });
    await trace(tx, 'certificate.hold', slot, { by, now, after: { reason } });
    return 'done';
  });
  return answerOf(held, () => signals.replan(workflowId, 'Held back'));
}

export async function releaseSending(
  { db, signals }: { db: Database; signals: SlotSignals },
  { workflowId, reason, by }: Asked,
  now: Date,
): Promise<SendingAnswer> {
  const released = await db.$transaction(async (tx) => {
    const slot = await tx.certificateSlot.findUnique({ where: { workflowId } });
    if (!slot) return 'nothing';
    const hold = await tx.certificateHold.findUnique({ where: { workflowId } });
    if (!hold) return 'already';
    await tx.certificateHold.delete({ where: { workflowId } });
    const before = { reason: hold.reason, byLogin: hold.byLogin };
    await trace(tx, 'certificate.release', slot, { by, now, before, after: { reason } });
    return 'done';
  });
  return answerOf(released, () => signals.replan(workflowId, 'Released'));
}

async function answerOf(
  outcome: 'nothing' | 'already' | 'done',
  tell: () => Promise<boolean>,
): Promise<SendingAnswer> {
  if (outcome === 'nothing') return { ok: false, reason: 'nothing' };
  if (outcome === 'already') return { ok: true, outcome };
  return { ok: true, outcome: (await tell()) ? 'done' : 'untold' };
}

/**
 * « Envoyer maintenant »: the mail that the person saw, named by its instant, so that pressed twice it is not the one
 * after it that leaves.
 */
export async function sendNow(
  { db, signals }: { db: Database; signals: SlotSignals },
  { workflowId, noticeAt, reason, by }: Asked & { noticeAt: string },
  now: Date,
): Promise<SendingAnswer> {
  const slot = await db.certificateSlot.findUnique({ where: { workflowId } });
  if (slot?.noticeAt?.toISOString() !== noticeAt) return { ok: false, reason: 'nothing' };
  const { operatorId } = slot;
  if ((await recipientsOf(db, [operatorId])).get(operatorId) === 0) return { ok: false, reason: 'nothing' };
  // First the trace: what cannot be told must not happen. A signal that fails then leaves a row of the attempt.
  await db.$transaction((tx) => trace(tx, 'certificate.sendNow', slot, { by, now, after: { reason } }));
  if (!(await signals.sendNow(workflowId, noticeAt))) return { ok: false, reason: 'unreached' };
  return { ok: true, outcome: 'done' };
}

type Deed = Extract<AuditAction, `certificate.${'hold' | 'release' | 'sendNow'}`>;

const trace = (
  tx: Transaction,
  action: Deed,
  { workflowId, operatorId }: CertificateSlot,
  { by, now, ...changes }: { by: By; now: Date; before?: object; after?: object },
) =>
  audit(tx, now, {
    action,
    actor: by,
    operatorId,
    subject: `process:${workflowId}`,
    fromAddress: by.address,
    ...changes,
  });
