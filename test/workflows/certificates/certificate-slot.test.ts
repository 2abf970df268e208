import { expect, test } from 'vitest';
import { parisTime } from '#domain/kit/calendar/paris-time';
import { deposited } from '#test/support/certificates';
import {
  before,
  eventually,
  inDays,
  kinds,
  living,
  noonIn,
  present,
  sleepUntil,
  workflowId,
} from '#test/support/slot-life';
import {
  certificateSettingsStart,
  certificateSettingsWorkflow,
} from '#workflows/certificates/settings/contract';
import { replanSignal, sendNowSignal } from '#workflows/certificates/slot/contract';

test('where nothing follows a certificate the operator gets a notice that tells to download nothing, and the back office a task until it expires and after [OWF-192, OWF-196, OWF-197]', () =>
  living(async (house) => {
    const end = await noonIn(100);
    await house.deposit('c1', end);
    await sleepUntil(inDays(end, -59));
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c1.noRenewal-60']);
    expect(await house.process()).toMatchObject({ state: 'awaitingRenewal', endedAt: null });
    const task = await house.task('c1');
    expect(task).toMatchObject({ audience: 'backOffice', closedAt: null });
    expect(parisTime(task?.dueAt ?? end)).toBe(before(end, 15));
    await sleepUntil(inDays(end, 1));
    expect(house.sent()).toEqual([30, 15, 7, 1].map((days) => `${before(end, days)} c1.noRenewal-${days}`));
    expect(await house.process()).toMatchObject({ state: 'expired', endedAt: null });
    expect(await house.task('c1')).toMatchObject({ closedAt: null });
    // What comes after it takes its place at once.
    await house.deposit('c2', inDays(end, 5));
    expect(await house.task('c1')).toMatchObject({ closedAt: expect.any(Date) });
    await sleepUntil(inDays(end, 6));
    // Five days were left: of all warnings only one still made sense.
    expect(kinds(house.sent())).toEqual(['c2.renewal', 'c2.noRenewal-1']);
    expect(await house.places()).toBe('c1 replaced, c2 current');
  }));

test('two years with two renewals: alerts and reminders go on until the successor is downloaded, or comes into use with the expiry [OWF-193, OWF-194, OWF-195, OWF-196]', () =>
  living(async (house) => {
    const first = await noonIn(365);
    await house.deposit('c1', first);
    await house.event('download', 'c1');
    await sleepUntil(inDays(first, -70));
    const second = inDays(first, 365);
    await house.deposit('c2', second);
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c2.renewal']);
    expect(await house.process()).toMatchObject({ state: 'awaitingDownload' });
    await sleepUntil(inDays(first, -10));
    expect(house.sent()).toEqual([
      `${before(first, 60)} c1.alert-60`,
      `${before(first, 30)} c1.alert-30`,
      `${before(first, 15)} c1.reminder-15`,
    ]);
    await house.event('download', 'c2');
    expect(await house.places()).toBe('c1 replaced, c2 current');
    await sleepUntil(inDays(second, -40));
    expect(house.sent()).toEqual([`${before(second, 60)} c2.noRenewal-60`]);
    await house.deposit('c3', inDays(second, 365));
    expect(await house.task('c2')).toMatchObject({ closedAt: expect.any(Date) });
    await sleepUntil(inDays(second, 1));
    expect(kinds(house.sent())).toEqual([
      'c3.renewal',
      ...['c2.alert-30', 'c2.reminder-15', 'c2.reminder-7', 'c2.reminder-1'],
    ]);
    expect(await house.places()).toBe('c1 replaced, c2 replaced, c3 current');
    expect(await house.process()).toMatchObject({ state: 'valid', endedAt: null });
  }));

test('what stands ready and ends first follows nothing once it has expired: the back office is asked for a renewal then, and nobody is told to download it [OWF-196, OWF-197]', () =>
  living(async (house) => {
    const end = await noonIn(100);
    await house.deposit('c1', end);
    await house.deposit('c2', inDays(end, -40));
    await sleepUntil(inDays(end, -41));
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c2.renewal', 'c1.alert-60']);
    expect(await house.process()).toMatchObject({ state: 'awaitingDownload' });
    expect(await house.task('c1')).toBeNull();
    await sleepUntil(inDays(end, -39.9));
    expect(await house.places()).toBe('c1 current, c2 replaced');
    expect(await house.process()).toMatchObject({ state: 'awaitingRenewal' });
    expect(await house.task('c1')).toMatchObject({ audience: 'backOffice', closedAt: null });
    await house.event('download', 'c2');
    expect(await house.places()).toBe('c1 current, c2 replaced');
    await sleepUntil(end);
    expect(house.sent()).toEqual([30, 15, 7, 1].map((days) => `${before(end, days)} c1.noRenewal-${days}`));
  }));

test('a warning goes out at 09:00 in Paris on both days on which the clocks change, and before a leap day [OWF-196]', () =>
  living(async (house) => {
    const year = (await present()).getUTCFullYear() + 1;
    const leap = Math.ceil(year / 4) * 4;
    const ends = [lastSunday(year, 3), lastSunday(year, 10)].map((sunday) => inDays(sunday, 1));
    for (const [index, end] of [...ends, new Date(Date.UTC(leap, 1, 29, 12))].entries()) {
      await sleepUntil(inDays(end, -5));
      await house.deposit(`c${index}`, end);
      await sleepUntil(end);
      expect(house.sent().at(-1)).toBe(`${before(end, 1)} c${index}.noRenewal-1`);
    }
  }));

test('a revocation ends the warnings of a certificate, and what stands ready comes into use', () =>
  living(async (house) => {
    const end = await noonIn(70);
    await house.deposit('c1', end);
    await house.deposit('c2', inDays(end, 300));
    await sleepUntil(inDays(end, -59));
    await house.event('revoke', 'c1');
    expect(await house.places()).toBe('c1 revoked, c2 current');
    await sleepUntil(end);
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c2.renewal', 'c1.alert-60']);
    await house.event('revoke', 'c2');
    expect(await house.process()).toMatchObject({ state: 'empty', endedAt: null });
    expect(await house.slot()).toMatchObject({ currentId: null, noticeAt: null });
  }));

test(
  'a mail server that is away for three days delays a mail visibly, and it goes out once; what happens meanwhile is taken in',
  () =>
    living(async (house) => {
      const end = await noonIn(40);
      await house.deposit('c1', end);
      await house.deposit('c2', inDays(end, 300));
      await sleepUntil(inDays(end, -31));
      house.sent();
      await house.downFor(4);
      await sleepUntil(inDays(end, -29));
      expect(await house.process()).toMatchObject({ waitingFor: 'mail', state: 'awaitingDownload' });
      await house.deposit('c3', inDays(end, 400));
      expect(await house.places()).toBe('c1 current, c2 replaced, c3 next');
      await sleepUntil(inDays(end, -26));
      expect(kinds(house.sent()).toSorted()).toEqual(['c1.alert-30', 'c3.renewal']);
      expect(await house.process()).toMatchObject({ waitingFor: null });
    }),
  120_000,
);

test(
  'a mail server that is away for so long that the slot goes on in a new run still gets each mail once, and the wait is told from its beginning',
  () =>
    living(async (house) => {
      const end = await noonIn(40);
      await house.deposit('c1', end);
      await house.deposit('c2', inDays(end, 300));
      await sleepUntil(inDays(end, -31));
      house.sent();
      const slot = house.client.workflow.getHandle(workflowId);
      const { runId } = await slot.describe();
      await house.downFor(9);
      await sleepUntil(inDays(end, -23));
      expect((await slot.describe()).runId).not.toBe(runId);
      const { waitingFor, waitingSince } = await house.process();
      expect([waitingFor, parisTime(waitingSince ?? end).slice(0, 13)]).toEqual([
        'mail',
        before(end, 30).slice(0, 13),
      ]);
      await sleepUntil(inDays(end, -21));
      expect(kinds(house.sent())).toEqual(['c1.alert-30']);
      expect(await house.process()).toMatchObject({ waitingFor: null });
    }),
  120_000,
);

/** A slot whose J-30 waits for a mail server that is down for `days` from J-31 on; `until`: days from its end, negative. */
async function waitingForMail(house: House, { days, until }: { days: number; until: number }) {
  const end = await noonIn(40);
  await house.deposit('c1', end);
  await sleepUntil(inDays(end, -31));
  await house.downFor(days);
  await sleepUntil(inDays(end, until));
  return { end, mail: await house.process() };
}
type House = Parameters<Parameters<typeof living>[0]>[0];

test('of two waits the longer is shown: that for the mail server, then the one for the rows that began later', () =>
  living(async (house) => {
    const { end, mail } = await waitingForMail(house, { days: 1.5, until: -29.7 });
    expect(mail).toMatchObject({ waitingFor: 'mail' });
    house.rowsFail(Infinity);
    const rowsSince = await present();
    await house.client.workflow.getHandle(workflowId).signal(replanSignal);
    await sleepUntil(inDays(end, -29.6));
    // Both last.
    expect(await house.process()).toMatchObject({ waitingFor: 'mail', waitingSince: mail.waitingSince });
    await sleepUntil(inDays(end, -29.4));
    const rows = await house.process();
    expect(rows).toMatchObject({ waitingFor: 'fault' });
    expect(parisTime(rows.waitingSince ?? end)).toBe(parisTime(rowsSince));
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c1.noRenewal-30']);
    house.rowsFail(0);
    await sleepUntil(inDays(end, -29.3));
    expect(await house.process()).toMatchObject({ waitingFor: null });
  }));

test('that for the mail server stays shown when the one for the rows is over', () =>
  living(async (house) => {
    const { end, mail } = await waitingForMail(house, { days: 3, until: -29.5 });
    house.rowsFail(1);
    await deposited(house.db, { id: 'c2', notAfter: inDays(end, 300), depositedAt: await present() });
    await house.client.workflow.getHandle(workflowId).signal(replanSignal);
    await eventually(async () => {
      await sleepUntil(inDays(await present(), 0.001));
      return house.places();
    }).toBe('c1 current, c2 next');
    expect(await house.process()).toMatchObject({ waitingFor: 'mail', waitingSince: mail.waitingSince });
    await sleepUntil(inDays(end, -27));
    expect(await house.process()).toMatchObject({ waitingFor: null });
  }));

test('new delays reach a slot that sleeps, by a process that tells all of them', () =>
  living(async (house) => {
    const end = await noonIn(55);
    await house.deposit('c1', end);
    await sleepUntil(inDays(end, -50));
    const { version } = await house.db.certificateSettings.create({
      data: { alertDays: '[40]', reminderDays: '[10]', time: '08:15', at: new Date(), byLogin: 'w.bo' },
    });
    const startedAt = (await present()).toISOString();
    const start = certificateSettingsStart({ version, startedAt });
    await house.client.workflow.start(certificateSettingsWorkflow, { ...start, taskQueue: 'slots' });
    const row = () => house.db.process.findUnique({ where: { workflowId: start.workflowId } });
    await eventually(async () => (await row())?.state).toBe('completed');
    await sleepUntil(end);
    expect(house.sent().slice(1)).toEqual([
      `${before(end, 40, '08:15')} c1.noRenewal-40`,
      `${before(end, 10, '08:15')} c1.noRenewal-10`,
    ]);
  }));

test('what is held back is not sent; released, the last that has become due goes, and « Envoyer maintenant » sends the next one once', () =>
  living(async (house) => {
    const end = await noonIn(70);
    await house.deposit('c1', end);
    await house.deposit('c2', inDays(end, 300));
    await house.hold();
    await sleepUntil(inDays(end, -29));
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c2.renewal']);
    expect(await house.slot()).toMatchObject({ noticeDays: 30 });
    await house.db.certificateHold.deleteMany();
    await house.tell();
    await eventually(async () => (await house.slot()).noticeDays).toBe(15);
    expect(kinds(house.sent())).toEqual(['c1.alert-30']);
    const { noticeAt } = await house.slot();
    const slot = house.client.workflow.getHandle(workflowId);
    for (let twice = 0; twice < 2; twice += 1)
      await slot.signal(sendNowSignal, noticeAt?.toISOString() ?? '');
    await eventually(async () => (await house.slot()).noticeDays).toBe(7);
    await sleepUntil(inDays(end, -6));
    expect(kinds(house.sent())).toEqual(['c1.reminder-15', 'c1.reminder-7']);
  }));

test.each([
  ['told', { told: true, seen: true }],
  ['though it could not be told', { told: false, seen: true }],
  ['though it was released before the slot could look', { told: true, seen: false }],
])(
  'a hold takes back what was to be sent now and waits for the mail server, %s; asked for again, it goes',
  (_which, { told, seen }) =>
    living(async (house) => {
      const slot = house.client.workflow.getHandle(workflowId);
      const end = await noonIn(45);
      await house.deposit('c1', end);
      await house.deposit('c2', inDays(end, 300));
      house.sent();
      const asked = async () => {
        await house.downFor(1);
        await house.sendNow();
        await eventually(async () => (await house.process()).waitingFor).toBe('mail');
      };
      // Released, it goes at its hour again.
      const release = async () => {
        await house.db.certificateHold.deleteMany();
        await slot.signal(replanSignal, 'Released');
      };
      await asked();
      await sleepUntil(inDays(end, -44.9));
      if (!seen) house.rowsFail(Infinity);
      await house.hold();
      if (told) await slot.signal(replanSignal, 'Held back');
      if (!seen) await release();
      house.rowsFail(0);
      await sleepUntil(inDays(end, -43));
      expect(await house.process()).toMatchObject({ waitingFor: null });
      if (seen) await release();
      await sleepUntil(inDays(end, -31));
      expect(house.sent()).toEqual([]);
      await sleepUntil(inDays(end, -29));
      expect(house.sent()).toEqual([`${before(end, 30)} c1.alert-30`]);
      await house.hold();
      await asked();
      await sleepUntil(inDays(end, -27));
      expect(kinds(house.sent())).toEqual(['c1.reminder-15']);
    }),
  120_000,
);

test(
  'what was asked for in spite of a hold goes once, also where the mail server was away for so long that the slot went on in a new run',
  () =>
    living(async (house) => {
      const slot = house.client.workflow.getHandle(workflowId);
      const end = await noonIn(45);
      await house.deposit('c1', end);
      await house.deposit('c2', inDays(end, 300));
      house.sent();
      await house.hold();
      const { runId } = await slot.describe();
      await house.downFor(9);
      await house.sendNow();
      await sleepUntil(inDays(end, -34));
      expect((await slot.describe()).runId).not.toBe(runId);
      expect(kinds(house.sent())).toEqual(['c1.alert-30']);
      await sleepUntil(inDays(end, -14));
      expect(house.sent()).toEqual([]);
    }),
  120_000,
);

test('the back office is asked for a renewal as soon as one is missing: before any warning, while warnings are held back, and again when what stood ready is revoked', () =>
  living(async (house) => {
    const end = await noonIn(5);
    await house.hold();
    await house.deposit('c1', end);
    await eventually(async () => (await house.task('c1'))?.closedAt).toBe(null);
    await house.deposit('c2', inDays(end, 300));
    await eventually(async () => (await house.task('c1'))?.closedAt).toEqual(expect.any(Date));
    await house.event('revoke', 'c2');
    await eventually(async () => (await house.task('c1'))?.closedAt).toBe(null);
  }));

test('a certificate without an end is taken in, and its slot sleeps', () =>
  living(async (house) => {
    await house.deposit('c1', new Date('9999-12-31T23:59:59Z'));
    expect(await house.process()).toMatchObject({ state: 'valid', waitingFor: null });
    await sleepUntil(inDays(await present(), 800));
    expect(kinds(house.sent())).toEqual(['c1.creation']);
  }));

test('a slot that operations cancel warns nobody any more, and begins again with the next deposit', () =>
  living(async (house) => {
    const end = await noonIn(70);
    await house.deposit('c1', end);
    const slot = house.client.workflow.getHandle(workflowId);
    await slot.cancel();
    await eventually(async () => (await slot.describe()).status.name).toBe('CANCELLED');
    expect(await house.process()).toMatchObject({ endedBy: 'cancelled', endedAt: expect.any(Date) });
    expect(await house.slot()).toMatchObject({ noticeAt: null });
    await house.deposit('c2', inDays(end, 300));
    expect(await house.process()).toMatchObject({ endedBy: null, endedAt: null });
    await sleepUntil(inDays(end, -50));
    expect(kinds(house.sent())).toEqual(['c1.creation', 'c2.renewal', 'c1.alert-60']);
  }));

test('one that is cancelled while its rows are away has ended when they are back, and is not shown as open after that', () =>
  living(async (house) => {
    await house.deposit('c1', await noonIn(70));
    const slot = house.client.workflow.getHandle(workflowId);
    house.rowsFail(1);
    await slot.cancel();
    await eventually(async () => (await house.process()).waitingFor).toBe('fault');
    await eventually(async () => {
      await sleepUntil(inDays(await present(), 0.001));
      return (await slot.describe()).status.name;
    }).toBe('CANCELLED');
    expect(await house.process()).toMatchObject({
      ...{ endedBy: 'cancelled', endedAt: expect.any(Date), waitingFor: null },
    });
  }));

/** Noon of it, in Paris. */
function lastSunday(year: number, month: number): Date {
  const last = new Date(Date.UTC(year, month, 0, 10));
  return inDays(last, -last.getUTCDay());
}
