import { expect, test } from 'vitest';
import { keptUntil, lastEndToPurge } from '#domain/qualification/retention';

const endedAt = new Date('2026-10-20T10:00:00.000Z');

test('files are kept for days of 24 hours, also over a change of the clocks [QPC-100]', () => {
  expect(keptUntil(endedAt, 30)).toEqual(new Date('2026-11-19T10:00:00.000Z'));
});

test.each([0, 1, 30])('the last end to purge is the one whose %i days are just over', (days) => {
  expect(lastEndToPurge(keptUntil(endedAt, days), days)).toEqual(endedAt);
});
