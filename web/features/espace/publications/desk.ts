import 'server-only';
import { randomUUID } from 'node:crypto';
import { parisTime } from '#domain/kit/calendar/paris-time';
import {
  judgeAnnouncement,
  judgePublication,
  type PublicationForm,
  type PublicationProblems,
} from '#domain/espace/publication/judge';
import { isPublicationKind, type PublicationKind } from '#domain/espace/publication/kinds';
import {
  phaseOf,
  publicationCan,
  publicationStates,
  type Phase,
  type PublicationState,
} from '#domain/espace/publication/state';
import { isService, type Service } from '#domain/services';
import type { Database, Publication, Transaction } from '#prisma/client';
import { audit, type OperatorAction, type By } from '#web/server/audit';

/** An item as the back office sees it; it travels to the browser as it is. */
export interface DeskItem {
  id: string;
  kind: PublicationKind;
  title: string;
  service: Service | null;
  /** Raison sociale of the one it is for. */
  operator: string | null;
  phase: Phase;
  publishFrom: string | null;
  windowFrom: string | null;
}

export interface DeskDetail {
  id: string;
  state: PublicationState;
  phase: Phase;
  revision: number;
  form: PublicationForm;
  /** When readers were told that it begins. */
  announcedFor: string | null;
}

function stateOf({ state }: Publication): PublicationState {
  const known = publicationStates.find((one) => one === state);
  if (!known) throw new Error('A published item is in an unknown state');
  return known;
}

const phase = (row: Publication, now: Date) => phaseOf({ ...row, state: stateOf(row) }, now);

export async function deskItems(db: Database, rows: readonly Publication[], now: Date): Promise<DeskItem[]> {
  const operators = await db.operator.findMany({ select: { id: true, name: true } });
  const names = new Map(operators.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    kind: isPublicationKind(row.kind) ? row.kind : 'news',
    title: row.titleFr,
    service: row.service !== null && isService(row.service) ? row.service : null,
    operator: row.operatorId === null ? null : (names.get(row.operatorId) ?? null),
    phase: phase(row, now),
    publishFrom: row.publishFrom?.toISOString() ?? null,
    windowFrom: row.windowFrom?.toISOString() ?? null,
  }));
}

export async function findDesk(db: Database, id: string, now: Date): Promise<DeskDetail | null> {
  const row = await db.publication.findUnique({ where: { id } });
  if (!row) return null;
  return {
    ...{ id, state: stateOf(row), phase: phase(row, now), revision: row.revision, form: formOf(row) },
    announcedFor: announcedOf(row, now)?.windowFrom?.toISOString() ?? null,
  };
}

function formOf(row: Publication): PublicationForm {
  const time = (at: Date | null) => (at === null ? '' : parisTime(at));
  return {
    kind: row.kind,
    titleFr: row.titleFr,
    bodyFr: row.bodyFr,
    titleEn: row.titleEn ?? '',
    bodyEn: row.bodyEn ?? '',
    service: row.service ?? '',
    operatorId: row.operatorId ?? '',
    link: row.link ?? '',
    publishFrom: time(row.publishFrom),
    publishUntil: time(row.publishUntil),
    windowFrom: time(row.windowFrom),
    windowUntil: time(row.windowUntil),
  };
}

/** `changed`: somebody else was faster, or its state does not allow it any more. */
export type DeskAnswer =
  | { ok: true; id: string }
  | { ok: false; reason: 'problems'; problems: PublicationProblems }
  | { ok: false; reason: 'changed' };

const refused = (problems: PublicationProblems): DeskAnswer => ({ ok: false, reason: 'problems', problems });
const changed: DeskAnswer = { ok: false, reason: 'changed' };

/** Writes a new draft. */
export async function createItem(
  db: Database,
  form: PublicationForm,
  by: By,
  now: Date,
): Promise<DeskAnswer> {
  const judged = judgePublication(form);
  if (!judged.ok) return refused(judged.problems);
  const id = randomUUID();
  return db.$transaction(async (tx) => {
    if (!(await knowsOperator(tx, judged.value.operatorId))) return refused({ operatorId: 'unknown' });
    const row = await tx.publication.create({
      data: { id, state: 'draft' satisfies PublicationState, createdAt: now, ...judged.value },
    });
    await trace(tx, 'publication.create', { before: null, after: row, by }, now);
    return { ok: true, id };
  });
}

/** Changes an item; what is before its readers already keeps what was promised to them. */
export async function changeItem(
  db: Database,
  { id, revision, form, by }: { id: string; revision: number; form: PublicationForm; by: By },
  now: Date,
): Promise<DeskAnswer> {
  const judged = judgePublication(form);
  if (!judged.ok) return refused(judged.problems);
  return db.$transaction(async (tx) => {
    const before = await tx.publication.findUnique({ where: { id } });
    if (!before || before.revision !== revision || !publicationCan('change', stateOf(before))) return changed;
    const { value } = judged;
    if (!(await knowsOperator(tx, value.operatorId))) return refused({ operatorId: 'unknown' });
    // Published without a day of its own, it keeps the one on which it was.
    const data = { ...value, publishFrom: value.publishFrom ?? before.publishFrom };
    if (before.state === 'published') {
      const announcement = judgeAnnouncement(data, announcedOf(before, now), now);
      if (!announcement.ok) return refused(announcement.problems);
    }
    const after = await tx.publication.update({ where: { id }, data: { ...data, revision: revision + 1 } });
    await trace(tx, 'publication.change', { before, after, by }, now);
    return { ok: true, id };
  });
}

/** Publishes or withdraws an item as it was seen. */
export async function moveItem(
  db: Database,
  { id, revision, action, by }: { id: string; revision: number; action: 'publish' | 'withdraw'; by: By },
  now: Date,
): Promise<DeskAnswer> {
  return db.$transaction(async (tx) => {
    const before = await tx.publication.findUnique({ where: { id } });
    if (!before || before.revision !== revision || !publicationCan(action, stateOf(before))) return changed;
    const state: PublicationState = action === 'publish' ? 'published' : 'withdrawn';
    let { publishFrom } = before;
    if (action === 'publish') {
      const judged = judgePublication(formOf(before));
      const announcement = judged.ok ? judgeAnnouncement(judged.value, null, now) : judged;
      if (!announcement.ok) return refused(announcement.problems);
      // Nobody has read it before this moment.
      publishFrom = publishFrom && publishFrom > now ? publishFrom : now;
    }
    const after = await tx.publication.update({
      where: { id },
      data: { state, publishFrom, revision: revision + 1 },
    });
    await trace(tx, `publication.${action}`, { before, after, by }, now);
    return { ok: true, id };
  });
}

/** What readers were told so far: nothing before the item stands before them. */
function announcedOf(row: Publication, now: Date): { windowFrom: Date | null } | null {
  return phase(row, now) === 'visible' ? { windowFrom: row.windowFrom } : null;
}

async function knowsOperator(tx: Transaction, id: string | null): Promise<boolean> {
  return id === null || (await tx.operator.count({ where: { id } })) === 1;
}

async function trace(
  tx: Transaction,
  action: OperatorAction,
  { before, after, by }: { before: Publication | null; after: Publication; by: By },
  now: Date,
): Promise<void> {
  await audit(tx, now, {
    action,
    actor: by,
    operatorId: after.operatorId,
    subject: `publication:${after.id}`,
    ...(before && { before: traced(before) }),
    after: traced(after),
    fromAddress: by.address,
  });
}

/** What the trail says of an item: not how often it changed, nor whom it concerns, which the row says. */
function traced(row: Publication) {
  const { kind, state, service, link } = row;
  const { titleFr, bodyFr, titleEn, bodyEn } = row;
  const { publishFrom, publishUntil, windowFrom, windowUntil } = row;
  const texts = { titleFr, bodyFr, titleEn, bodyEn };
  return { kind, state, service, link, ...texts, publishFrom, publishUntil, windowFrom, windowUntil };
}
