import { expect, test } from 'vitest';
import { dailyLimit, limits } from '#domain/qualification/limits';
import { checkQuota } from '#domain/qualification/quota';

test('the house allows 100,000 profiles a day [QPC-075]', () => {
  expect(dailyLimit({ dailyProfiles: null })).toBe(100_000);
});

test('a contract may carry a limit of its own, zero included', () => {
  expect(dailyLimit({ dailyProfiles: 50_000 })).toBe(50_000);
  expect(dailyLimit({ dailyProfiles: 0 })).toBe(0);
});

test.each([
  { used: 0, profiles: 1 },
  { used: 0, profiles: 100_000 },
  { used: 99_999, profiles: 1 },
  { used: 50_000, profiles: 50_000 },
])('$profiles profiles after $used fit: exactly the limit is allowed [QPC-078]', ({ used, profiles }) => {
  expect(checkQuota(used, profiles, 100_000)).toEqual({ ok: true });
});

test.each([
  { used: 0, profiles: 100_001, remaining: 100_000 },
  { used: 1, profiles: 100_000, remaining: 99_999 },
  { used: 60_000, profiles: 40_001, remaining: 40_000 },
  { used: 99_999, profiles: 2, remaining: 1 },
])(
  '$profiles after $used are too many, and $remaining is what is left [QPC-076]',
  ({ used, profiles, remaining }) => {
    expect(checkQuota(used, profiles, 100_000)).toEqual({
      ok: false,
      refusal: { reason: 'quotaExceeded', limit: 100_000, remaining },
    });
  },
);

test.each([
  { used: 100_000, profiles: 1, why: 'the day is full' },
  { used: 100_500, profiles: 1, why: 'the limit was lowered below what is used' },
])('at $used used the limit is reached: $why [QPC-077]', ({ used, profiles }) => {
  expect(checkQuota(used, profiles, 100_000)).toEqual({
    ok: false,
    refusal: { reason: 'quotaReached', limit: 100_000 },
  });
});

test('with a limit of 50,000 rule and figures follow [QPC-075]', () => {
  expect(checkQuota(0, 50_000, 50_000)).toEqual({ ok: true });
  expect(checkQuota(20_000, 30_001, 50_000)).toEqual({
    ok: false,
    refusal: { reason: 'quotaExceeded', limit: 50_000, remaining: 30_000 },
  });
  expect(checkQuota(50_000, 1, 50_000)).toEqual({
    ok: false,
    refusal: { reason: 'quotaReached', limit: 50_000 },
  });
});

test('over any row of files the answer is what the three sentences of the rule say [QPC-075, QPC-076, QPC-077, QPC-078]', () => {
  // A fixed linear congruence instead of chance: the same thousands of cases every time.
  let seed = 1;
  const upTo = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % (most + 1);
  const met = { ok: 0, quotaExceeded: 0, quotaReached: 0 };
  for (let day = 0; day < 300; day += 1) {
    const limit = 1 + upTo(5_000);
    let left = limit;
    for (let file = 0; file < 40; file += 1) {
      // Every 13th file takes exactly what is left.
      const profiles = left > 0 && file % 13 === 12 ? left : 1 + upTo(1_000);
      const exceeded = { reason: 'quotaExceeded', limit, remaining: left } as const;
      const refusal = left === 0 ? ({ reason: 'quotaReached', limit } as const) : exceeded;
      const check = checkQuota(limit - left, profiles, limit);
      expect(check).toEqual(profiles <= left ? { ok: true } : { ok: false, refusal });
      met[check.ok ? 'ok' : check.refusal.reason] += 1;
      left -= check.ok ? profiles : 0;
    }
  }
  expect(Object.values(met).every((times) => times > 100)).toBe(true);
});

test('the figures of a file are those of the requirements', () => {
  expect(limits).toMatchObject({
    fileLines: 50_000,
    excelRows: 250_000,
    fileBytes: 20_971_520,
    shownFaults: 20,
    pageSize: 10,
  });
});
