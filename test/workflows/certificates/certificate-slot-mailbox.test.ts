import { describe, expect, test } from 'vitest';
import * as mailbox from '#workflows/certificates/slot/mailbox';
import type { Mailbox } from '#workflows/certificates/slot/mailbox';
import { depositMail, isOverdue, labelOf, nextOf, type SlotView } from '#workflows/certificates/slot/view';

type Transition = (box: Mailbox) => Mailbox;
const event =
  (words: string | null): Transition =>
  (box) =>
    mailbox.addEvent(box, words);
const replan =
  (news?: 'Held back' | 'Released'): Transition =>
  (box) =>
    mailbox.addReplan(box, news);
const sendNow =
  (noticeAt: string, askedAt: string): Transition =>
  (box) =>
    mailbox.addSendNow(box, noticeAt, askedAt);
const mailed =
  (id: string): Transition =>
  (box) =>
    mailbox.addMailedDeposit(box, id);
/** A look at `at` during which `meanwhile` happens. */
const look =
  (at: string, { meanwhile = [] as Transition[], takenBack = false } = {}): Transition =>
  (box) =>
    mailbox.endLook(after(meanwhile, box), mailbox.beginLook(box, at), takenBack);

const after = (transitions: readonly Transition[], box = mailbox.openMailbox(undefined)): Mailbox =>
  transitions.reduce((now, transition) => transition(now), box);

const alert = '2026-11-02T08:00:00.000Z';
const reminder = '2026-12-02T08:00:00.000Z';
const [t1, t2, t3] = ['2026-11-02T08:00:01.000Z', '2026-11-02T08:00:02.000Z', '2026-11-02T08:00:03.000Z'];

describe('the events of a slot', () => {
  test.each<[string, Transition[], boolean]>([
    ['a new run has one', [], true],
    ['a look covers those before it', [event('Deposit of a'), event(null), look(t1)], false],
    ['one during a look stays for the next look', [look(t1, { meanwhile: [event(null)] })], true],
    ['which covers it', [look(t1, { meanwhile: [event(null)] }), look(t2)], false],
    ['an order to plan anew is one', [look(t1), replan()], true],
    ['a request to send now is one', [look(t1), sendNow(alert, t2)], true],
    ['a sent mail is none: the look after it is asked for separately', [look(t1), mailed('a')], false],
  ])('%s', (_title, transitions, expected) => {
    expect(mailbox.hasEvents(after(transitions))).toBe(expected);
  });
});

describe('the summary of a look', () => {
  test.each<[string, Transition[], string]>([
    ['names what began the run', [], 'What the slot holds'],
    ['names each event once', [look(t1), event('Deposit of a'), event('Deposit of a')], 'Deposit of a'],
    ['names events in order', [look(t1), event('b'), event(null), event('a')], 'b, a'],
    ['names a hold', [look(t1), replan('Held back')], 'Held back'],
    ['is empty where the slot wakes up by itself', [look(t1), event(null)], ''],
    ['is empty where the reconciler wakes it', [look(t1), replan()], ''],
    ['names what came during the look before', [look(t1, { meanwhile: [event('a')] })], 'a'],
    ['is cut at 200 characters', [look(t1), event('a'.repeat(300))], 'a'.repeat(200)],
  ])('%s', (_title, transitions, expected) => {
    expect(mailbox.beginLook(after(transitions), t3).summary).toBe(expected);
  });
});

describe('mailed deposits go along', () => {
  test.each<[string, Transition[], string[]]>([
    ['to the next look', [mailed('a'), mailed('b')], ['a', 'b']],
    ['until a look has written them', [mailed('a'), look(t1)], []],
    ['to the look after, if mailed during one', [mailed('a'), look(t1, { meanwhile: [mailed('b')] })], ['b']],
  ])('%s', (_title, transitions, expected) => {
    expect(mailbox.beginLook(after(transitions), t3).request.told).toEqual(expected);
  });
});

describe('a request to send a warning now', () => {
  test.each<[string, Transition[], string | null]>([
    ['names the warning', [sendNow(alert, t1)], alert],
    ['gives way to a later one', [sendNow(alert, t1), sendNow(reminder, t2)], reminder],
    ['survives a look', [sendNow(alert, t1), look(t2)], alert],
    [
      'survives a release and other orders to plan anew',
      [sendNow(alert, t1), replan('Released'), replan()],
      alert,
    ],
    ['is taken back by the signal of a hold', [sendNow(alert, t1), replan('Held back')], null],
    [
      'is taken back by a hold that only the rows know',
      [sendNow(alert, t1), look(t2, { takenBack: true })],
      null,
    ],
    [
      'is not taken back if it came during the look that found the hold',
      [sendNow(alert, t1), look(t2, { takenBack: true, meanwhile: [sendNow(alert, t3)] })],
      alert,
    ],
  ])('%s', (_title, transitions, expected) => {
    const box = after(transitions);
    expect(box.sendNow).toBe(expected);
    expect(mailbox.beginLook(box, t3).request.sendNow).toBe(expected);
  });
});

test('a look is given the instant, what was mailed, dealt with and asked for', () => {
  const handled = { certificateId: 'c1', until: alert };
  const box = mailbox.addHandled(after([mailed('a'), sendNow(reminder, t1)]), handled);
  expect(mailbox.beginLook(box, t2).request).toEqual({
    ...{ at: t2, told: ['a'], handled, sendNow: reminder, askedAt: t1 },
  });
});

test('a new run is given what is in no row, and looks for the rest', () => {
  const handled = { certificateId: 'c1', until: alert };
  const box = mailbox.addHandled(after([look(t1), event('a'), sendNow(reminder, t2)]), handled);
  const resumed = mailbox.carriedOver(box);
  expect(resumed).toEqual({ handled, sendNow: reminder, askedAt: t2 });
  expect(mailbox.openMailbox(resumed)).toMatchObject({ ...resumed, news: ['What the slot holds'] });
});

const current = { id: 'c1', label: 'eRDV_prod', notAfter: '2027-01-01T12:00:00.000Z' };
const next = { id: 'c2', label: 'eRDV_prod_2', notAfter: '2028-01-01T12:00:00.000Z' };
const notice = { kind: 'alert', daysBefore: 60, at: alert } as const;
const due: SlotView = {
  state: 'awaitingRenewal',
  holding: { current, next: null },
  plan: { notice, due: true, wakeAt: reminder },
  owed: [],
};

describe('the mail of a warning', () => {
  test.each<[string, SlotView | null]>([
    ['there is none before the first look', null],
    ['there is none while it is not due', { ...due, plan: { notice, due: false, wakeAt: alert } }],
    ['there is none without a warning', { ...due, plan: { notice: null, due: false, wakeAt: null } }],
    ['there is none when nothing is in use', { ...due, holding: { current: null, next } }],
  ])('%s', (_title, view) => {
    expect(mailbox.warningMail(after([look(t1)]), view)).toBeNull();
  });

  test.each<[string, Transition[], SlotView, object]>([
    [
      'says that nothing follows, and deals with warnings up to the last look',
      [look(t1)],
      due,
      {
        certificateId: 'c1',
        summary: 'Mail: the alert 60 days before the expiry, nothing follows, eRDV_prod',
        args: { ...notice, asked: false },
        handled: { certificateId: 'c1', until: t1 },
      },
    ],
    [
      'does not say so when a certificate follows',
      [look(t1)],
      { ...due, holding: { current, next } },
      { summary: 'Mail: the alert 60 days before the expiry, eRDV_prod' },
    ],
    [
      'deals with a warning that is sent before its instant up to that instant',
      [look('2026-11-01T08:00:00.000Z')],
      due,
      { handled: { certificateId: 'c1', until: alert } },
    ],
    ['is asked for by its instant', [look(t1), sendNow(alert, t2)], due, { args: { asked: true } }],
    [
      'is not asked for by the instant of another',
      [look(t1), sendNow(reminder, t2)],
      due,
      { args: { asked: false } },
    ],
  ])('%s', (_title, transitions, view, expected) => {
    expect(mailbox.warningMail(after(transitions), view)).toMatchObject(expected);
  });
});

describe('a view of the rows', () => {
  const owed: SlotView = { ...due, owed: [{ certificate: current, mail: 'renewal' }] };

  test.each<[SlotView | null, string, string | null]>([
    [null, 'c1', null],
    [due, 'c1', null],
    [owed, 'c2', null],
    [owed, 'c1', 'Mail: renewal eRDV_prod'],
  ])('names the mail of a deposit while it is owed: %#', (view, id, expected) => {
    expect(depositMail(view, id)).toBe(expected);
  });

  test.each<[SlotView | null, string, boolean]>([
    [null, reminder, false],
    [due, '2026-12-02T07:59:59.999Z', false],
    [due, reminder, true],
    [{ ...due, plan: { notice: null, due: false, wakeAt: null } }, reminder, false],
  ])('is overdue from the next instant of its plan on: %#', (view, now, expected) => {
    expect(isOverdue(view, new Date(now))).toBe(expected);
  });

  test.each<[SlotView | null, string]>([
    [null, 'c2'],
    [due, 'c2'],
    [{ ...due, holding: { current, next } }, 'eRDV_prod_2'],
  ])('names a certificate by its label if the slot holds it: %#', (view, expected) => {
    expect(labelOf(view, 'c2')).toBe(expected);
  });

  test.each<[string, SlotView['plan'], SlotView['holding']]>([
    ['the next deposit', { notice: null, due: false, wakeAt: null }, { current, next: null }],
    ['the alert 60 days before the expiry', { notice, due: false, wakeAt: alert }, { current, next: null }],
    ['the next warning', { notice, due: true, wakeAt: reminder }, { current, next: null }],
    ['the expiry', { notice: null, due: false, wakeAt: current.notAfter }, { current, next: null }],
    [
      'the expiry of the next certificate',
      { notice: null, due: false, wakeAt: next.notAfter },
      { current, next },
    ],
  ])('says that the slot sleeps until %s', (expected, plan, holding) => {
    expect(nextOf({ ...due, plan, holding })).toBe(expected);
  });
});
