import { expect, test } from 'vitest';
import { partsOf } from '#domain/qualification/parts';

test('no profile makes no part', () => {
  expect(partsOf(0)).toEqual([]);
});

test.each([
  [1, [[0, 0, 1]]],
  [5_000, [[0, 0, 5_000]]],
  [
    5_001,
    [
      [0, 0, 5_000],
      [1, 5_000, 1],
    ],
  ],
  [
    12_345,
    [
      [0, 0, 5_000],
      [1, 5_000, 5_000],
      [2, 10_000, 2_345],
    ],
  ],
])('%i profiles are asked in parts that follow one another', (profiles, expected) => {
  expect(partsOf(profiles).map(({ number, from, count }) => [number, from, count])).toEqual(expected);
});

test('every profile belongs to exactly one part, up to the largest file', () => {
  for (const profiles of [999, 1_000, 4_999, 10_000, 49_999, 50_000]) {
    let next = 0;
    for (const part of partsOf(profiles)) {
      expect(part.from).toBe(next);
      expect(part.count).toBeGreaterThan(0);
      next += part.count;
    }
    expect(next).toBe(profiles);
  }
});
