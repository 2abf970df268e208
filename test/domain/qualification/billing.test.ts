import { expect, test } from 'vitest';
import { billedCents, prices } from '#domain/qualification/billing';
import type { QualificationState } from '#domain/qualification/state';

test.each([
  [1, 1],
  [100, 100],
  [11_000, 11_000],
  [50_000, 50_000],
])('%d different profiles of a « Terminé » file are billed %d cents [QPC-124]', (profiles, cents) => {
  expect(billedCents({ state: 'completed', profiles })).toBe(cents);
});

test.each<[QualificationState, number | null]>([
  ['acknowledged', null],
  ['inProgress', null],
  ['refused', 0],
  ['rejected', 0],
])('a file that is %s is billed %j [QPC-124]', (state, cents) => {
  expect(billedCents({ state, profiles: 500 })).toBe(cents);
});

test('the access to the extranet is 200 € a month, a profile 0,01 € [QPC-124]', () => {
  expect(prices).toEqual({ monthlyAccessCents: 20_000, profileCents: 1 });
});
