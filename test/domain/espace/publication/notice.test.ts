import { describe, expect, test } from 'vitest';
import { earliestMaintenanceDay, hasNotice } from '#domain/espace/publication/notice';

describe('the notice of a planned maintenance', () => {
  test.each([
    ['in the morning', '2026-11-21T06:00:00Z', '2026-11-26'],
    ['late in the evening of Paris', '2026-11-21T22:59:59Z', '2026-11-26'],
    ['at midnight in Paris', '2026-11-21T23:00:00Z', '2026-11-27'],
    ['over a week-end and a holiday, which count', '2026-12-22T09:00:00Z', '2026-12-27'],
    ['before the clocks change', '2026-10-22T09:00:00Z', '2026-10-27'],
    ['at the end of February', '2028-02-26T09:00:00Z', '2028-03-02'],
  ])('announced %s: 5 calendar days later at the earliest', (_when, announced, day) => {
    expect(earliestMaintenanceDay(new Date(announced))).toBe(day);
  });

  test.each([
    ['the last moment of the fourth day', '2026-11-25T22:59:00Z', false],
    ['the first moment of the fifth day', '2026-11-25T23:00:00Z', true],
    ['a moment ago', '2026-11-21T05:00:00Z', false],
    ['a month later', '2026-12-21T05:00:00Z', true],
  ])('beginning at %s', (_when, from, enough) => {
    expect(hasNotice(new Date('2026-11-21T06:00:00Z'), new Date(from))).toBe(enough);
  });
});
