import { describe, expect, test } from 'vitest';
import { parisInstant, parisTime } from '#domain/kit/calendar/paris-time';

describe('a time on the clocks of Paris', () => {
  test.each([
    ['2026-11-21T10:30', '2026-11-21T09:30:00.000Z'],
    ['2026-07-14T00:00', '2026-07-13T22:00:00.000Z'],
    // The hour that comes twice: the first.
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s is %s', (time, instant) => {
    expect(parisInstant(time)?.toISOString()).toBe(instant);
    expect(parisTime(new Date(instant))).toBe(time);
  });

  test.each([
    '2026-03-29T02:30',
    '2026-02-30T10:00',
    '2026-11-21T24:00',
    '2026-11-21',
    '21/11/2026 10:30',
    '',
  ])('« %s » is none', (time) => {
    expect(parisInstant(time)).toBeNull();
  });
});
