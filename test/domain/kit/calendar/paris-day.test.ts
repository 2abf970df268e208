import { expect, test } from 'vitest';
import { dayAfter, isDay, parisDay, parisMidnight } from '#domain/kit/calendar/paris-day';

test.each([
  ['2026-01-15T22:59:59.999Z', '2026-01-15', 'winter, the last moment of the day'],
  ['2026-01-15T23:00:00.000Z', '2026-01-16', 'winter, midnight'],
  ['2026-07-15T21:59:59.999Z', '2026-07-15', 'summer, the last moment of the day'],
  ['2026-07-15T22:00:00.000Z', '2026-07-16', 'summer, midnight'],
  ['2026-03-28T23:00:00.000Z', '2026-03-29', 'the day of 23 hours begins'],
  ['2026-03-29T21:59:59.999Z', '2026-03-29', 'the day of 23 hours ends at 22:00 UTC'],
  ['2026-03-29T22:00:00.000Z', '2026-03-30', 'the day after it'],
  ['2026-10-24T22:00:00.000Z', '2026-10-25', 'the day of 25 hours begins'],
  ['2026-10-25T00:30:00.000Z', '2026-10-25', 'the hour that comes twice, first time'],
  ['2026-10-25T01:30:00.000Z', '2026-10-25', 'the hour that comes twice, second time'],
  ['2026-10-25T22:59:59.999Z', '2026-10-25', 'the day of 25 hours ends at 23:00 UTC'],
  ['2026-10-25T23:00:00.000Z', '2026-10-26', 'the day after it'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01', 'the new year begins in Paris first'],
  ['2028-02-28T23:00:00.000Z', '2028-02-29', 'a leap day'],
  ['9999-12-31T23:59:59.000Z', '9999-12-31', 'no end, of RFC 5280'],
])('%s belongs to %s in Paris: %s [QPC-075]', (instant, day) => {
  expect(parisDay(new Date(instant))).toBe(day);
});

test.each([
  ['2026-01-15', '2026-01-14T23:00:00.000Z', 'winter'],
  ['2026-07-15', '2026-07-14T22:00:00.000Z', 'summer'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z', 'the day of 23 hours'],
  ['2026-03-30', '2026-03-29T22:00:00.000Z', 'the day after it'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', 'the day of 25 hours'],
  ['2026-10-26', '2026-10-25T23:00:00.000Z', 'the day after it'],
])('%s begins at %s: %s', (day, instant) => {
  expect(parisMidnight(day).toISOString()).toBe(instant);
  expect(parisDay(parisMidnight(day))).toBe(day);
  expect(parisDay(new Date(parisMidnight(day).getTime() - 1))).not.toBe(day);
});

test.each([
  ['2026-02-28', '2026-03-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-12-31', '2027-01-01'],
  ['2026-10-25', '2026-10-26'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00', '', 'hier', '9999-99-99'])(
  '« %s » is no day',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test('a day that exists is one', () => {
  expect([isDay('2026-11-21'), isDay('2028-02-29')]).toEqual([true, true]);
});
