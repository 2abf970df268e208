import { expect, test } from 'vitest';
import { limitOfDay } from '#domain/qualification/limits';
import { judgeQuotaException, mayChangeDay } from '#domain/qualification/quota-exception';

const today = '2026-11-21';
const form = { day: '2026-12-24', profiles: '250 000', reason: ' Reprise de parc ' };

test('an exceptional day allows what was agreed for it, more or less than usual, zero included', () => {
  expect(limitOfDay({ dailyProfiles: null }, null)).toBe(100_000);
  expect(limitOfDay({ dailyProfiles: 500 }, undefined)).toBe(500);
  expect(limitOfDay({ dailyProfiles: 500 }, { profiles: 2_000 })).toBe(2_000);
  expect(limitOfDay({ dailyProfiles: null }, { profiles: 10 })).toBe(10);
  expect(limitOfDay({ dailyProfiles: null }, { profiles: 0 })).toBe(0);
});

test('it is agreed with its reason, for today or later', () => {
  expect(judgeQuotaException(form, today)).toEqual({
    ok: true,
    value: { day: '2026-12-24', profiles: 250_000, reason: 'Reprise de parc' },
  });
  expect(judgeQuotaException({ ...form, day: today }, today)).toMatchObject({ ok: true });
});

test.each([
  [{ day: '2026-11-20' }, { day: 'past' }],
  [{ day: '2026-02-30' }, { day: 'notADay' }],
  [{ day: '24/12/2026' }, { day: 'notADay' }],
  [{ day: '' }, { day: 'missing' }],
  [{ profiles: '' }, { profiles: 'missing' }],
  [{ profiles: '-1' }, { profiles: 'notACount' }],
  [{ profiles: '1,5' }, { profiles: 'notACount' }],
  [{ profiles: '100000001' }, { profiles: 'notACount' }],
  [{ reason: '  ' }, { reason: 'missing' }],
  [
    { day: '', profiles: '', reason: '' },
    { day: 'missing', profiles: 'missing', reason: 'missing' },
  ],
])('%j is not: %j', (typed, problems) => {
  expect(judgeQuotaException({ ...form, ...typed }, today)).toEqual({ ok: false, problems });
});

test('a day that is over stays as it was', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => mayChangeDay(day, today))).toEqual([
    false,
    true,
    true,
  ]);
});
