/** Numbers that look like chance and are the same for a seed on every machine (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number from 0 to below `end`. */
  const below = (end: number) => Math.floor(next() * end);
  const oneOf = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new RangeError('Nothing to choose from');
    return value;
  };

  return {
    below,
    oneOf,
    /** True once in `times`. */
    once: (times: number) => below(times) === 0,
    some: <T>(most: number, make: (index: number) => T): T[] =>
      Array.from({ length: below(most + 1) }, (_, index) => make(index)),
    bytes: (length: number) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}

export type Chance = ReturnType<typeof chance>;
