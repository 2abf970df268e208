import { beforeEach, describe, expect, test } from 'vitest';
import { aCertificate } from '#test/support/certificates';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { anOperator, aUser } from '#test/support/rows';
import { chooseDigest, wantsDigest } from '#web/features/certificates/server/digest';
import { heldSlots } from '#web/features/certificates/server/held';
import { slotHistory } from '#web/features/certificates/server/history';
import { owedDeposits } from '#web/features/certificates/server/owed';
import {
  holdSending,
  listSendings,
  releaseSending,
  sendNow,
} from '#web/features/certificates/server/sendings';
import { sendingsPage } from '#web/features/certificates/server/sendings-page';
import {
  changeSettings,
  noticeSettings,
  settingsView,
  type StartSettings,
} from '#web/features/certificates/server/settings';
import { parented, parentedAll } from '#test/support/parents';

const now = new Date('2026-11-21T10:00:00Z');
const day = (text: string) => new Date(`${text}T08:00:00Z`);
const by = { userId: 'user-wholesale.bo', login: 'wholesale.bo', address: '192.0.2.7' };
const slotId = 'certificate:alpha:e-rdv-production';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
  const { db } = database;
  await db.operator.createMany({ data: [anOperator(), anOperator({ code: 'beta', name: 'Bêta Mobile' })] });
  await db.user.createMany({
    data: [
      aUser({ login: 'alpha.admin', role: 'operatorAdmin' }),
      aUser({ login: 'alpha.user' }),
      aUser({ login: 'alpha.gone', disabledAt: now }),
      aUser({ login: 'wholesale.bo', operatorId: null, role: 'backOffice' }),
    ],
  });
  await db.grant.createMany({
    data: ['alpha.admin', 'alpha.gone'].map((login) => ({
      ...{ userId: `user-${login}`, service: 'certificates' },
    })),
  });
  return () => database.close();
});

const slot = {
  ...{ workflowId: slotId, operatorId: 'operator-alpha', service: 'e-RDV', environment: 'production' },
  ...{ currentId: 'old', nextId: null, handledUntil: now },
};
/** The certificate that `slot` says is in use. */
async function inUse() {
  const { db } = database;
  await db.certificate.create({ data: await parented(db, aCertificate({ id: slot.currentId })) });
}
const notice = (at: Date, noticeKind = 'alert', noticeDays = 30) => ({
  ...{ noticeAt: at, noticeKind, noticeDays },
});

describe('what will be sent', () => {
  test('is told for thirty days, the first to leave first, to whom and why [OWF-196, OWF-197, OWF-198]', async () => {
    const { db } = database;
    await db.certificate.createMany({
      data: await parentedAll(db, [
        aCertificate({ id: 'old', label: 'ancien', notAfter: day('2026-12-27') }),
        aCertificate({ id: 'new', label: 'nouveau' }),
        aCertificate({ id: 'beta', label: 'de beta', operatorId: 'operator-beta', service: 'TAO' }),
      ]),
    });
    const others = { currentId: 'beta', service: 'TAO', operatorId: 'operator-beta' };
    await db.certificateSlot.createMany({
      data: await parentedAll(db, [
        { ...slot, ...notice(day('2026-11-27')), nextId: 'new' },
        { ...slot, ...others, workflowId: 'late', ...notice(day('2026-11-20'), 'reminder', 7) },
        { ...slot, ...others, workflowId: 'far', ...notice(day('2026-12-25')) },
        { ...slot, ...others, workflowId: 'none' },
        { ...slot, ...others, workflowId: 'empty', currentId: null, ...notice(day('2026-11-25')) },
      ]),
    });
    const { rows } = await listSendings(db, {}, now);
    expect(rows).toMatchObject([
      {
        ...{ workflowId: 'late', kind: 'reminder', daysBefore: 7, late: true, successor: null },
        ...{ recipients: 0, following: [] },
      },
      {
        ...{ workflowId: slotId, operator: 'Alpha Télécom', kind: 'alert', daysBefore: 30, late: false },
        ...{ certificate: { label: 'ancien' }, successor: { label: 'nouveau' }, recipients: 1, hold: null },
        // J-1 leaves after those thirty days.
        following: [
          { kind: 'reminder', daysBefore: 15, at: '2026-12-12T08:00:00.000Z' },
          { kind: 'reminder', daysBefore: 7, at: '2026-12-20T08:00:00.000Z' },
        ],
      },
    ]);
  });

  test('beside it is told what is held back though nothing leaves soon, to be released', async () => {
    const { db } = database;
    await db.certificate.createMany({
      data: await parentedAll(db, [
        aCertificate({ id: 'old', label: 'renouvelé' }),
        aCertificate({ id: 'soon' }),
      ]),
    });
    const at = (hour: number) => new Date(now.getTime() - hour * 3_600_000);
    await db.certificateSlot.createMany({
      data: await parentedAll(db, [
        { ...slot, ...notice(day('2027-09-02')) },
        { ...slot, workflowId: 'empty', service: 'TAO', currentId: null },
        { ...slot, workflowId: 'listed', currentId: 'soon', ...notice(day('2026-11-27')) },
        { ...slot, workflowId: 'free', ...notice(day('2027-09-02')) },
      ]),
    });
    const hold = { reason: 'changement de machine', byLogin: 'wholesale.bo' };
    await db.certificateHold.createMany({
      data: [
        { workflowId: slotId, ...hold, at: at(2) },
        { workflowId: 'empty', ...hold, at: at(1) },
        { workflowId: 'listed', ...hold, at: at(3) },
      ],
    });
    expect(await heldSlots(db, now)).toMatchObject([
      { workflowId: 'empty', service: 'TAO', certificate: null, hold },
      { workflowId: slotId, operator: 'Alpha Télécom', certificate: { label: 'renouvelé' }, hold },
    ]);
    expect((await listSendings(db, {}, now)).rows).toMatchObject([{ workflowId: 'listed', hold }]);
  });

  test('and shows what stands beside it on the first page, whichever way that was reached', async () => {
    const { db } = database;
    await db.certificate.create({ data: await parented(db, aCertificate({ id: 'old' })) });
    const at = (minute: number) => new Date(day('2026-11-27').getTime() + minute * 60_000);
    await db.certificateSlot.createMany({
      data: await parentedAll(db, [
        { ...slot, workflowId: 'held', ...notice(day('2027-09-02')) },
        ...Array.from({ length: 51 }, (_, i) => ({ ...slot, workflowId: `slot${i}`, ...notice(at(i)) })),
      ]),
    });
    await db.certificateHold.create({
      data: { workflowId: 'held', reason: 'changement de machine', byLogin: 'wholesale.bo', at: now },
    });
    const first = await sendingsPage(db, {}, now);
    expect(first.held).toMatchObject([{ workflowId: 'held' }]);
    const second = await sendingsPage(db, { after: first.page.older ?? '' }, now);
    expect(second).toMatchObject({ page: { rows: [{ workflowId: 'slot50' }] }, held: [] });
    expect(await sendingsPage(db, { before: second.page.newer ?? '' }, now)).toEqual(first);
  });

  test('and which deposits were not announced yet, the oldest first [OWF-192, OWF-193]', async () => {
    const { db } = database;
    expect(await owedDeposits(db)).toEqual({ rows: [], count: 0 });
    const depositedAt = (minute: number) => new Date(now.getTime() + minute * 60_000);
    await db.certificate.createMany({
      data: await parentedAll(
        db,
        ['told', 'renewed', 'untold', 'first'].map((id, minute) =>
          aCertificate({ id, label: id, depositedAt: depositedAt(minute) }),
        ),
      ),
    });
    const place = { workflowId: slotId, place: 'current', since: now };
    await db.certificatePlace.createMany({
      data: [
        { ...place, certificateId: 'told' },
        { ...place, certificateId: 'renewed', owed: 'renewal' },
        { ...place, certificateId: 'first', owed: 'creation' },
      ],
    });
    const event = { kind: 'deposit', at: now };
    await db.certificateEvent.createMany({
      data: [
        { ...event, id: 'e1', certificateId: 'told', toldAt: now },
        { ...event, id: 'e2', certificateId: 'untold' },
      ],
    });
    const { rows, count } = await owedDeposits(db);
    expect(rows.map(({ certificate, mail }) => [certificate.id, mail])).toEqual([
      ...[
        ['renewed', 'renewal'],
        ['untold', null],
        ['first', 'creation'],
      ],
    ]);
    expect(rows[0]).toMatchObject({ operator: 'Alpha Télécom', recipients: 1 });
    expect(count).toBe(3);
  });

  const means = (reached = true) => {
    const told: unknown[] = [];
    const hear = (...what: unknown[]) => Promise.resolve(reached && told.push(what) > 0);
    const signals = { replan: (id: string) => hear('replan', id), sendNow: hear };
    return { told, db: database.db, signals };
  };
  const trail = async () =>
    (await database.db.auditRow.findMany({ orderBy: { at: 'asc' } })).map(
      ({ action, operatorId, subject, after }) => [action, operatorId, subject, after],
    );

  test('is held back and released with a reason, once, and the slot hears of it', async () => {
    const { told, ...rest } = means();
    await inUse();
    await database.db.certificateSlot.create({
      data: await parented(database.db, { ...slot, ...notice(day('2026-11-27')) }),
    });
    const asked = { workflowId: slotId, reason: 'le client change de machine', by };
    expect(await holdSending(rest, asked, now)).toEqual({ ok: true, outcome: 'done' });
    expect(await holdSending(rest, asked, now)).toEqual({ ok: true, outcome: 'already' });
    expect(await holdSending(rest, { ...asked, workflowId: 'none' }, now)).toEqual({
      ...{ ok: false, reason: 'nothing' },
    });
    expect(await database.db.certificateHold.findMany()).toMatchObject([
      { workflowId: slotId, reason: asked.reason, byLogin: 'wholesale.bo' },
    ]);
    // Temporal is away: the row counts all the same.
    const silent = means(false);
    const later = new Date(now.getTime() + 1_000);
    expect(await releaseSending(silent, asked, later)).toEqual({ ok: true, outcome: 'untold' });
    expect(await releaseSending(silent, asked, later)).toEqual({ ok: true, outcome: 'already' });
    expect(await database.db.certificateHold.count()).toBe(0);
    expect(told).toEqual([['replan', slotId]]);
    const row = ['operator-alpha', `process:${slotId}`, JSON.stringify({ reason: asked.reason })];
    expect(await trail()).toEqual([
      ['certificate.hold', ...row],
      ['certificate.release', ...row],
    ]);
  });

  test('is sent now as it was seen, never the one after it', async () => {
    const { told, ...rest } = means();
    await inUse();
    await database.db.certificateSlot.create({
      data: await parented(database.db, { ...slot, ...notice(day('2026-11-27')) }),
    });
    const seen = { workflowId: slotId, reason: 'avant les congés', by, noticeAt: '2026-11-27T08:00:00.000Z' };
    expect(await sendNow(rest, seen, now)).toEqual({ ok: true, outcome: 'done' });
    expect(told).toEqual([[slotId, seen.noticeAt]]);
    await database.db.certificateSlot.update({
      where: { workflowId: slotId },
      data: notice(day('2026-12-12'), 'reminder', 15),
    });
    expect(await sendNow(rest, seen, now)).toEqual({ ok: false, reason: 'nothing' });
    const next = { ...seen, noticeAt: '2026-12-12T08:00:00.000Z' };
    expect(await sendNow(means(false), next, now)).toEqual({ ok: false, reason: 'unreached' });
    expect(told).toHaveLength(1);
    // Nobody would get it.
    await database.db.user.updateMany({ data: { disabledAt: now } });
    expect(await sendNow(rest, next, now)).toEqual({ ok: false, reason: 'nothing' });
  });
});

describe('the delays', () => {
  const form = { alertDays: '90', reminderDays: '10, 3', time: '08:30' };

  test('are changed for every slot at once, traced, and by one of two people at a time [OWF-196]', async () => {
    const { db } = database;
    await inUse();
    await db.certificateSlot.create({ data: await parented(db, slot) });
    const versions: number[] = [];
    const start: StartSettings = async ({ args: [{ version }] }) => versions.push(version) > 0;
    const means = { db, start };
    expect(await settingsView(db)).toMatchObject({ version: 0, set: null, slots: 1 });
    const change = (version: number, given = form) =>
      changeSettings(means, { form: given, version, by }, now);
    expect(await change(0, { ...form, time: 'tôt' })).toEqual({
      ...{ ok: false, reason: 'problems', problems: { time: 'malformed' } },
    });
    expect(await change(0)).toEqual({ ok: true, changed: true, told: true, slots: 1 });
    expect(await change(0, { ...form, alertDays: '45' })).toEqual({ ok: false, reason: 'changed' });
    // The same again: nothing changes, and who was not told is.
    expect(await change(1)).toEqual({ ok: true, changed: false, told: true, slots: 1 });
    expect(versions).toEqual([1, 1]);
    expect(await noticeSettings(db)).toEqual({ alertDays: [90], reminderDays: [10, 3], time: '08:30' });
    expect(await settingsView(db)).toMatchObject({ version: 1, set: { byLogin: 'wholesale.bo' } });
    expect(await db.auditRow.findMany()).toMatchObject([
      {
        ...{ action: 'certificate.settings', operatorId: null, actorLogin: 'wholesale.bo' },
        before: '{"alertDays":[60,30],"reminderDays":[15,7,1],"time":"09:00"}',
        after: '{"alertDays":[90],"reminderDays":[10,3],"time":"08:30"}',
      },
    ]);
  });
});

test('one mail a day is each person’s own choice, as often as it likes', async () => {
  const { db } = database;
  for (const wanted of [true, true, false, false, true])
    await chooseDigest(db, { userId: 'user-alpha.admin', wanted }, now);
  expect(await wantsDigest(db, 'user-alpha.admin')).toBe(true);
  expect(await wantsDigest(db, 'user-alpha.user')).toBe(false);
});

test('the story of a slot tells what happened to its certificates, newest first, and no other’s', async () => {
  const { db } = database;
  await db.certificate.createMany({
    data: await parentedAll(db, [
      aCertificate({
        ...{ id: 'old', label: 'ancien', downloadedAt: day('2026-11-03') },
        ...{ revokedAt: day('2026-11-12'), revokedReason: 'clé perdue' },
      }),
      aCertificate({ id: 'new', label: 'nouveau', depositedAt: day('2026-11-10') }),
      aCertificate({ id: 'other', environment: 'test' }),
    ]),
  });
  const place = { workflowId: slotId, place: 'current', since: day('2026-11-12') };
  await db.certificatePlace.create({ data: { certificateId: 'new', ...place } });
  const mail = (key: string, at: string | null) => ({
    ...{ key, messageId: key, sentAt: at === null ? null : day(at) },
  });
  await db.sentMail.createMany({
    data: [
      mail('certificate:old:creation:user-alpha.admin', '2026-11-02'),
      mail('certificate:old:alert-30:user-alpha.admin', '2026-11-05'),
      mail('certificate:old:alert-30:user-alpha.user', '2026-11-05'),
      mail('certificate:new:renewal:user-alpha.admin', null),
      mail('certificate:older:creation:user-alpha.admin', '2026-11-01'),
    ],
  });
  // In one mail of the day, so at one moment.
  const line = (what: string) => ({
    ...{ key: `certificate:new:${what}:user-alpha.admin`, userId: 'user-alpha.admin', certificateId: 'new' },
    ...{ kind: 'alert', at: day('2026-11-14'), day: '2026-11-15', sentAt: day('2026-11-15') },
  });
  await db.certificateDigestLine.createMany({ data: ['alert-60', 'alert-30', 'reminder-15'].map(line) });
  const deeds = await slotHistory(db, {
    ...{ operatorId: 'operator-alpha', service: 'e-RDV', environment: 'production' },
  });
  expect(new Set(deeds.map(({ id }) => id)).size).toBe(deeds.length);
  expect(deeds.map(({ at, label, what }) => [at.slice(0, 10), label, what])).toEqual([
    ...['alert', 'alert', 'reminder'].map((said) => [
      ...['2026-11-15', 'nouveau', { kind: 'mail', mail: said, recipients: 1 }],
    ]),
    ['2026-11-12', 'nouveau', { kind: 'current' }],
    ['2026-11-12', 'ancien', { kind: 'revoke', reason: 'clé perdue' }],
    ['2026-11-10', 'nouveau', { kind: 'deposit', by: 'wholesale.bo' }],
    ['2026-11-05', 'ancien', { kind: 'mail', mail: 'alert', recipients: 2 }],
    ['2026-11-03', 'ancien', { kind: 'download' }],
    ['2026-11-02', 'ancien', { kind: 'mail', mail: 'creation', recipients: 1 }],
    ['2026-11-02', 'ancien', { kind: 'deposit', by: 'wholesale.bo' }],
  ]);
});
