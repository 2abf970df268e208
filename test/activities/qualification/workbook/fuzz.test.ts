import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deep } from '#test/support/deep';
import { aFuzzing } from './fuzzing.ts';
import { candidate, generatedFile } from './generated.ts';

/** The seed of a failure is printed, and `npm run bench -- fuzz --count 1 --seed` takes it. */
const first = 1;
const count = deep ? 1_500 : 50;

let fuzzing: Awaited<ReturnType<typeof aFuzzing>>;
beforeAll(async () => {
  fuzzing = await aFuzzing();
});
afterAll(() => fuzzing.close());

test(
  `${count} generated files are each accepted or refused, without error, and leave what their verdict says`,
  { timeout: 30_000 + count * 500 },
  async () => {
    const open = () => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);
    await fuzzing.try(await candidate(first));
    const before = open();
    const outcomes = new Set<string>();
    for (let seed = first; seed < first + count; seed++) {
      const { outcome, problem, kind, ms } = await fuzzing.try(await candidate(seed));
      expect(problem, `seed ${seed}, ${kind}`).toBeUndefined();
      expect(ms, `seed ${seed}, ${kind}`).toBeLessThan(5000);
      outcomes.add(outcome);
    }
    // Files that are all refused for one reason would try nothing.
    expect([...outcomes]).toEqual(expect.arrayContaining(['accepted', 'faultyLines', 'unknownFormat']));
    expect(open()).toBeLessThanOrEqual(before);
  },
);

test('a seed gives the same file again', () => {
  for (let seed = first; seed < first + 20; seed++) expect(generatedFile(seed)).toEqual(generatedFile(seed));
});
