import { expect, test } from 'vitest';
import { defaultNoticeSettings, noticesOf, planOf } from '#domain/certificates/plan';

const named = ({ kind, daysBefore, at }: { kind: string; daysBefore: number; at: string }) =>
  `${at.slice(0, 16)} ${kind}-${daysBefore}`;

test('alerts 60 and 30 days before the expiry, reminders 15, 7 and 1, at 09:00 in Paris whatever the clocks do [OWF-196]', () => {
  // In Paris the 1st of April begins: summer time since the 28th of March, which is J-4.
  expect(noticesOf('2027-03-31T22:30:00.000Z', defaultNoticeSettings).map(named)).toEqual([
    ...['2027-01-31T08:00 alert-60', '2027-03-02T08:00 alert-30', '2027-03-17T08:00 reminder-15'],
    ...['2027-03-25T08:00 reminder-7', '2027-03-31T07:00 reminder-1'],
  ]);
});

test.each([
  ['the last Sunday of March', '2027-03-29T12:00:00.000Z', '2027-03-28T07:00'],
  ['the last Sunday of October', '2027-11-01T12:00:00.000Z', '2027-10-31T08:00'],
  ['the day before a leap day', '2028-02-29T12:00:00.000Z', '2028-02-28T08:00'],
  ['a leap day', '2028-03-01T12:00:00.000Z', '2028-02-29T08:00'],
])('one day before the expiry is %s [OWF-196]', (_what, notAfter, at) => {
  const settings = { alertDays: [], reminderDays: [1], time: '09:00' };
  expect(noticesOf(notAfter, settings).map(({ at: instant }) => instant.slice(0, 16))).toEqual([at]);
});

test('at a time that the clocks skip it is an hour later', () => {
  const settings = { alertDays: [], reminderDays: [1], time: '02:30' };
  expect(noticesOf('2027-03-29T12:00:00.000Z', settings).map(named)).toEqual(['2027-03-28T01:30 reminder-1']);
});

test('of a certificate without an end all are in its last year of four digits', () => {
  expect(noticesOf('9999-12-31T23:59:59.000Z', defaultNoticeSettings).map(named)).toMatchObject([
    '9999-11-01T08:00 alert-60',
    ...['9999-12-01T08:00 alert-30', '9999-12-16T08:00 reminder-15', '9999-12-24T08:00 reminder-7'],
    '9999-12-30T08:00 reminder-1',
  ]);
});

test('sixty days before the leap day of a leap year are in its first days', () => {
  const [first] = noticesOf('2028-02-29T12:00:00.000Z', defaultNoticeSettings);
  expect(first?.at).toBe('2027-12-31T08:00:00.000Z');
});

const notAfter = '2027-06-30T12:00:00.000Z';
const notices = noticesOf(notAfter, defaultNoticeSettings);
const at = (days: number) => new Date(Date.parse(notAfter) - days * 24 * 3_600_000).toISOString();

// Days before the expiry: now, until when warnings were dealt with; the one whose turn it is, whether it goes now, the next wake-up.
test.each<[string, number, number, string | null, boolean, string | null]>([
  ['long before', 100, 200, 'alert-60', false, 'alert-60'],
  ['an alert is due', 59, 200, 'alert-60', true, 'alert-30'],
  ['it was sent', 59, 59, 'alert-30', false, 'alert-30'],
  ['nobody was there for three: the last one counts', 10, 200, 'reminder-15', true, 'reminder-7'],
  ['deposited with five days left', 5, 5, 'reminder-1', false, 'reminder-1'],
  ['the last one was sent', 0.5, 0.5, null, false, 'expiry'],
  ['it has expired', 0, 100, null, false, null],
])('%s', (_what, now, handled, notice, due, wake) => {
  const plan = planOf(notices, { notAfter, handledUntil: at(handled), now: at(now), held: false });
  const nameAt = (instant: string | null) => {
    const found = notices.find((one) => one.at === instant);
    return found ? `${found.kind}-${found.daysBefore}` : instant === notAfter ? 'expiry' : null;
  };
  expect([nameAt(plan.notice?.at ?? null), plan.due, nameAt(plan.wakeAt)]).toEqual([notice, due, wake]);
});

// Days before the expiry: the end of what stands ready; the next wake-up, now being 50.
test.each([
  [40, at(40)],
  [20, notices[1]?.at],
  [-100, notices[1]?.at],
])(
  'where what stands ready ends %i days before it is looked at then, unless a warning comes first',
  (ready, wakeAt) => {
    const known = { notAfter, readyUntil: at(ready), handledUntil: at(50), now: at(50), held: false };
    expect(planOf(notices, known)).toMatchObject({ notice: { daysBefore: 30 }, due: false, wakeAt });
  },
);

test('what is held back stays planned and is not due', () => {
  const plan = planOf(notices, { notAfter, handledUntil: at(200), now: at(20), held: true });
  expect(plan).toMatchObject({ notice: { daysBefore: 30 }, due: false });
});
