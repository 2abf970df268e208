import { expect, test } from 'vitest';
import { deep } from '#test/support/deep';
import { generatedCertificate, tryCertificate } from './certificate-generated.ts';

/** The seed of a failure is printed, and `npm run bench -- certificate-fuzz --count 1 --seed` takes it. */
const first = 1;
const count = deep ? 3_000 : 100;

test(
  `${count} bent certificates and PKCS#12 files are each read or refused with a reason, at once`,
  { timeout: 30_000 + count * 200 },
  async () => {
    const outcomes = new Set<string>();
    for (let seed = first; seed < first + count; seed++) {
      const { outcome, problem, kind } = await tryCertificate(seed);
      expect(problem, `seed ${seed}, ${kind}`).toBeUndefined();
      outcomes.add(outcome);
    }
    // Files that are all refused for one reason would try nothing.
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['taken', 'damaged', 'notACertificate', 'wrongPassword', 'severalCertificates']),
    );
  },
);

test('a seed gives the same file again', () => {
  for (let seed = first; seed < first + 20; seed++)
    expect(generatedCertificate(seed)).toEqual(generatedCertificate(seed));
});
