import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { certificateFile } from '#domain/certificates/files';
import { noticesOf, noticeSettingsOf, planOf } from '#domain/certificates/plan';
import type { Place, SlotEventKind, SlotState } from '#domain/certificates/slot';
import { until } from '#test/support/house';
import { noting } from '../after.ts';
import type { Actor, Outcome } from '../subject.ts';
import {
  certificatesOf,
  download,
  eventsOf,
  idsOf,
  latestSettings,
  mailKeys,
  mailsAbout,
  processesOf,
  sentOf,
  settingsProcess,
  warningOf,
  type Slot,
} from './slot.ts';

/** What a slot must have come to. */
export interface Expected {
  state: SlotState;
  /** Of each certificate, in the order of the deposits: its place, and the mail about its deposit. */
  places: Place[];
  mails: ('creation' | 'renewal')[];
  happened: SlotEventKind[];
  /** Of the end of the first certificate, and the back office asked for another. */
  warned?: true;
}

const withinMs = 180_000;
/** It runs every other minute by itself; nobody learns more by waiting for that. */
const reconcilerEveryMs = 5_000;

/** Waits until everybody knows, then compares everything. `acted`: when whoever acted had their answer. */
export async function outcomeOf(
  slot: Slot,
  way: { after: Expected; hit?(slot: Slot, killedAt: number): Promise<boolean> },
  acted: Promise<number>,
  killedAt: number,
): Promise<Outcome> {
  const { after } = way;
  const { findings, check } = noting();
  let answeredAt = NaN;
  await check('lost', async () => (answeredAt = await acted));
  const told = await check('lost', () => everybodyKnows(slot, after));
  let repeated = false;
  if (told) {
    await check('wrong', () => until(() => expectRows(slot, after), 10_000));
    await check('wrong', () => until(() => expectPlans(slot), 10_000));
    await check('doubled', () => expectOnce(slot, after));
    const came = (await mailsAbout(slot)).map(({ messageId }) => messageId);
    const sent = await sentAbout(slot);
    repeated = came.length > new Set(came).size;
    await check('lost', async () =>
      expect(came).toEqual(expect.arrayContaining(sent.map(({ messageId }) => messageId))),
    );
    // A crash behind the server's 250 may repeat a mail, always under its one Message-ID.
    await check('doubled', async () => expect(new Set(came).size).toBe(sent.length));
  }
  const ended = {
    endedAt: Math.max(killedAt, answeredAt, ...(await written(slot))),
    hit: (await way.hit?.(slot, killedAt)) ?? null,
  };
  // Last: whoever is handed one for the first time tells its slot.
  if (told) await check('wrong', () => expectFiles(slot, after));
  return { findings, repeated, ...ended };
}

/** Stands as it must, and everybody knows. */
export async function settled(slot: Slot, expected: Expected): Promise<void> {
  await everybodyKnows(slot, expected);
  await until(() => expectRows(slot, expected));
}

/** What the portal could not tell, the reconciler tells. */
async function everybodyKnows(slot: Slot, expected: Expected): Promise<void> {
  let askedAt = Date.now();
  await until(async () => {
    if (Date.now() - askedAt > reconcilerEveryMs) {
      askedAt = Date.now();
      await slot.house.temporal.schedule
        .getHandle('jalon-reconcile')
        .trigger()
        .catch(() => {});
    }
    await expectKnown(slot, expected);
  }, withinMs);
}

async function expectKnown(slot: Slot, expected: Expected): Promise<void> {
  const { db } = slot.house;
  const events = await eventsOf(slot);
  expect(events.filter(({ toldAt }) => toldAt === null)).toEqual([]);
  expect(events.map(({ kind }) => kind).toSorted()).toEqual(expected.happened.toSorted());
  const keys = await keysOf(slot, expected);
  expect(await sentOf(slot, keys)).toBe(keys.length);
  if (slot.version > 0)
    expect(await db.process.findUnique({ where: { workflowId: settingsProcess(slot) } })).toMatchObject({
      ...{ state: 'completed', endedBy: null },
    });
}

async function keysOf(slot: Slot, { mails, warned }: Expected): Promise<string[]> {
  const keys = await Promise.all([
    ...mails.map((mail, place) => mailKeys(slot, place, mail)),
    ...(warned ? [mailKeys(slot, 0, warningOf(slot))] : []),
  ]);
  return keys.flat();
}

async function expectRows(slot: Slot, { state, places, warned }: Expected): Promise<void> {
  const { db } = slot.house;
  const { workflowId } = slot;
  const certificates = await certificatesOf(slot);
  expect(certificates.map(({ place }) => [place?.workflowId, place?.place, place?.owed])).toEqual(
    places.map((place) => [workflowId, place, null]),
  );
  const at = (name: Place) => certificates[places.indexOf(name)]?.id ?? null;
  expect(await db.certificateSlot.findUnique({ where: { workflowId } })).toMatchObject({
    ...{ currentId: at('current'), nextId: at('next') },
    ...(warned && { handledUntil: new Date(slot.notice.at) }),
  });
  expect(await db.process.findUnique({ where: { workflowId } })).toMatchObject({
    ...{ state, waitingFor: null, endedAt: null, endedBy: null },
  });
}

/** Of every slot there is: its next warning is what the delays that were set last make of it. */
async function expectPlans(actor: Actor): Promise<void> {
  const { db } = actor.house;
  const settings = noticeSettingsOf(await latestSettings(actor));
  const slots = await db.certificateSlot.findMany({ where: { currentId: { not: null } } });
  const certificates = await db.certificate.findMany({ select: { id: true, notAfter: true } });
  const ends = new Map(certificates.map(({ id, notAfter }) => [id, notAfter.toISOString()]));
  const planned = slots.map(({ workflowId, currentId, handledUntil }) => {
    const notAfter = ends.get(currentId ?? '') ?? '';
    const known = { notAfter, handledUntil: handledUntil.toISOString(), now: new Date().toISOString() };
    const { notice } = planOf(noticesOf(notAfter, settings), { ...known, held: false });
    return [workflowId, notice?.at];
  });
  expect(slots.map(({ workflowId, noticeAt }) => [workflowId, noticeAt?.toISOString()])).toEqual(planned);
}

/** No mail but these, one trace of each deed, one task. */
async function expectOnce(slot: Slot, expected: Expected): Promise<void> {
  const { db } = slot.house;
  const ids = await idsOf(slot);
  expect((await sentAbout(slot)).map(({ key }) => key).toSorted()).toEqual(
    (await keysOf(slot, expected)).toSorted(),
  );
  const traced = await db.auditRow.findMany({
    where: { subject: { in: ids.map((id) => `certificate:${id}`) }, action: { not: 'certificate.download' } },
  });
  expect(traced.map(({ action }) => action).toSorted()).toEqual(
    expected.happened
      .filter((kind) => kind !== 'download')
      .map((kind) => `certificate.${kind}`)
      .toSorted(),
  );
  const tasks = await db.task.findMany({ where: { workflowId: slot.workflowId } });
  expect(tasks.map(({ kind, closedAt }) => [kind, closedAt])).toEqual(
    expected.warned ? [['renewCertificate', null]] : [],
  );
}

/** The mails that were written down. */
async function sentAbout(slot: Slot) {
  const ids = await idsOf(slot);
  return slot.house.db.sentMail.findMany({
    where: { OR: ids.map((id) => ({ key: { startsWith: `certificate:${id}:` } })) },
  });
}

/** Each comes back as it was deposited; a revoked one stays for the record and is handed out to nobody. */
async function expectFiles(slot: Slot, { places }: Expected): Promise<void> {
  for (const [place, { id }] of (await certificatesOf(slot)).entries())
    if (places[place] === 'revoked') {
      expect((await slot.holder.go(`/api/certificates/${id}/file`)).status).toBe(410);
      expect(existsSync(join(slot.house.dataDir, certificateFile(id)))).toBe(true);
    } else await download(slot, place);
}

/** When what there is to write was written. */
async function written(slot: Slot): Promise<number[]> {
  const { db } = slot.house;
  const processes = await db.process.findMany({ where: { workflowId: { in: processesOf(slot) } } });
  return [
    ...processes.map(({ updatedAt }) => updatedAt.getTime()),
    ...(await sentAbout(slot)).flatMap(({ sentAt }) => sentAt?.getTime() ?? []),
  ];
}
