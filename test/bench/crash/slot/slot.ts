import { expect } from 'vitest';
import { certificateMailKey } from '#domain/certificates/mail';
import { demoPassword } from '#prisma/demo';
import { actionsOf, callAction } from '#test/support/account-batches';
import { certificateHouse } from '#test/support/certificate-files';
import { offer } from '#test/support/certificate-pages';
import { aSlotInput } from '#test/support/certificates';
import { until } from '#test/support/house';
import { aSubmissionId, logIn, type Person } from '#test/support/portal-client';
import { anOperator, aUser } from '#test/support/rows';
import { certificateSettingsStart } from '#workflows/certificates/settings/contract';
import { slotStart } from '#workflows/certificates/slot/contract';
import type { Actor } from '../subject.ts';

/** The slot of an operator of its own, and the people who act on it: each as somebody who gets no answer and asks again. */
export interface Slot extends Actor {
  office: Person;
  /** One of the two who hold the e-service. */
  holder: Person;
  operatorId: string;
  workflowId: string;
  userIds: string[];
  /** In the order in which they are deposited. */
  files: Buffer[];
  /** What is warned of next, before anybody acts. */
  notice: { at: string; days: number };
  /** Version of the delays that this kill sets; 0 when it sets none. */
  version: number;
}

const patienceMs = 120_000;
const againMs = 200;

export async function aSlot(actor: Actor, office: Person, number: number): Promise<Slot> {
  const { db, url } = actor.house;
  const code = `kill${number}`;
  const { id: operatorId } = await db.operator.create({ data: anOperator({ code }) });
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { login: 'alpha.user' } });
  const users = [`${code}.one`, `${code}.two`].map((login) => aUser({ login, operatorId, passwordHash }));
  for (const user of users)
    await db.user.create({ data: { ...user, grants: { create: { service: 'certificates' } } } });
  const made = certificateHouse();
  const files = [`/CN=397480930_eRDV_prod`, `/CN=397480930_eRDV_prod/O=next`].map(
    (subject) => made.certificate({ subject }).pem,
  );
  made.remove();
  return {
    ...actor,
    ...{ office, operatorId, files },
    holder: await logIn(url, `${code}.one`, demoPassword),
    workflowId: slotStart(aSlotInput({ operatorCode: code, operatorId })).workflowId,
    userIds: users.map(({ id }) => id),
    notice: { at: '', days: 0 },
    version: 0,
  };
}

/** Its certificates in the order of their deposits, each with its place. */
export const certificatesOf = ({ house, operatorId }: Slot) =>
  house.db.certificate.findMany({
    where: { operatorId },
    include: { place: true },
    orderBy: { depositedAt: 'asc' },
  });

export const idsOf = async (slot: Slot) => (await certificatesOf(slot)).map(({ id }) => id);

/** What happened to them. */
export const eventsOf = async (slot: Slot) =>
  slot.house.db.certificateEvent.findMany({ where: { certificateId: { in: await idsOf(slot) } } });

export const latestSettings = ({ house }: Actor) =>
  house.db.certificateSettings.findFirst({ orderBy: { version: 'desc' } });

export const settingsProcess = ({ version }: Slot) =>
  certificateSettingsStart({ version, startedAt: '' }).workflowId;

/** The ids of its processes. */
export const processesOf = (slot: Slot) => [
  slot.workflowId,
  ...(slot.version > 0 ? [settingsProcess(slot)] : []),
];

/** The mails that came about its certificates, each as often as it came. */
export async function mailsAbout(slot: Slot) {
  const ids = await idsOf(slot);
  const mails = await slot.house.world.mails();
  return mails.filter(({ messageId }) => ids.some((id) => messageId.includes(`certificate.${id}.`)));
}

/** Under which the mails about one of its certificates are sent, one to each person. */
export async function mailKeys(slot: Slot, place: number, what: string): Promise<string[]> {
  const id = await idAt(slot, place);
  return slot.userIds.map((userId) => certificateMailKey(id, what, userId));
}
export const warningOf = ({ notice }: Slot) => `noRenewal-${notice.days}`;

/** How many of these mails were sent by an instant. */
export const sentOf = ({ house }: Slot, keys: string[], by = new Date()) =>
  house.db.sentMail.count({ where: { key: { in: keys }, sentAt: { lte: by } } });

async function idAt(slot: Slot, place: number): Promise<string> {
  const id = (await idsOf(slot))[place];
  if (!id) throw new Error(`Certificate ${place} was not deposited`);
  return id;
}

/** `again`: until it is answered. */
export async function deposit(slot: Slot, place: number, again = true): Promise<void> {
  const { office, operatorId, files } = slot;
  const form = aSubmissionId();
  const send = async () =>
    expect(await offer(office, { operatorId, form }, files[place] ?? Buffer.from(''))).toMatchObject({
      ok: true,
    });
  await (again ? until(send, patienceMs, againMs) : send().catch(() => {}));
}

export async function download(slot: Slot, place: number): Promise<void> {
  const path = `/api/certificates/${await idAt(slot, place)}/file`;
  await until(
    async () => {
      const response = await slot.holder.go(path);
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(slot.files[place]);
    },
    patienceMs,
    againMs,
  );
}

const action = (name: string) => actionsOf('features/certificates/actions.ts')[name] ?? 'none';

/** Presses a button until one of `answers` comes. */
async function press(office: Person, path: string, name: string, asked: object, answers: RegExp) {
  await until(
    async () => expect((await callAction(office, path, action(name), asked)).text).toMatch(answers),
    patienceMs,
    againMs,
  );
}

export async function revoke(slot: Slot, place: number): Promise<void> {
  const id = await idAt(slot, place);
  const asked = { id, reason: 'compromis' };
  await press(slot.office, `/certificats/${id}`, 'revoke', asked, /"ok":true|"reason":"revoked"/);
}

/** « Envoyer maintenant », of the mail that stands there first. */
export async function sendNow({ office, workflowId, notice }: Slot): Promise<void> {
  const asked = { action: 'sendNow', workflowId, noticeAt: notice.at, reason: 'un essai' };
  await press(office, '/certificats/envois', 'steerSending', asked, /"ok":true|"reason":"nothing"/);
}

/** Sets other delays than there are; whoever is told that they have changed looks at them and saves again. */
export async function setDelays(slot: Slot): Promise<void> {
  const before = await latestSettings(slot);
  const alertDays = before?.alertDays === '[45,30]' ? '60, 30' : '45, 30';
  await until(
    async () => {
      const version = (await latestSettings(slot))?.version ?? 0;
      const body = new FormData();
      // As React sends a form after what it was answered before.
      const form = { alertDays, reminderDays: '15, 7, 1', time: '09:00', version: `${version}` };
      for (const [name, value] of Object.entries(form)) body.set(`_1_${name}`, value);
      body.set('0', '[null,"$K1"]');
      const headers = { 'next-action': action('saveSettings'), accept: 'text/x-component' };
      const response = await slot.office.go('/certificats/reglages', { method: 'POST', headers, body });
      expect(await response.text()).toContain('"ok":true');
    },
    patienceMs,
    againMs,
  );
}
