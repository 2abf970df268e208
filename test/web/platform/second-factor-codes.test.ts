import { describe, expect, test } from 'vitest';
import {
  matchingStep,
  newRecoveryCodes,
  newSharedSecret,
  otpauthAddress,
  recoveryHash,
  seal,
  unseal,
} from '#web/features/platform/second-step/server/second-factor-codes';

/** « 12345678901234567890 », the secret of the vectors, in base 32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const key = 'a key of tests, as long as it must be';

describe('a code', () => {
  // RFC 6238, appendix B, SHA-1: of its eight digits the last six are the code of six.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is that of RFC 6238', (second, eight) => {
    const at = new Date(second * 1_000);
    expect(matchingStep(secret, eight.slice(2), at)).toBe(Math.floor(second / 30));
    expect(
      matchingStep(
        secret,
        eight.slice(2).replace(/.$/, (last) => `${9 - Number(last)}`),
        at,
      ),
    ).toBeNull();
  });

  test('is known one step around, with the step it belongs to, and no further', () => {
    const at = (step: number) => new Date((1_234_567_890 + step * 30) * 1_000);
    const own = Math.floor(1_234_567_890 / 30);
    expect([-2, -1, 0, 1, 2].map((step) => matchingStep(secret, '005924', at(step)))).toEqual([
      null,
      own,
      own,
      own,
      null,
    ]);
  });

  test('is read from what the QR code holds', () => {
    const address = new URL(otpauthAddress(secret, { issuer: 'Orange Wholesale', login: 'claire' }));
    expect(address.protocol).toBe('otpauth:');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});

describe('what an authenticator shares with us', () => {
  test('is sealed: another time otherwise, and opened with its key for its person only', () => {
    const sealed = seal(secret, 'claire', key);
    expect(sealed).not.toContain(secret);
    expect(seal(secret, 'claire', key)).not.toBe(sealed);
    expect(unseal(sealed, 'claire', key)).toBe(secret);
    const refuses = 'unable to authenticate data';
    expect(() => unseal(sealed, 'luc', key)).toThrow(refuses);
    expect(() => unseal(sealed, 'claire', `${key}!`)).toThrow(refuses);
    expect(() => unseal(`${sealed.slice(0, -3)}AAA`, 'claire', key)).toThrow(refuses);
  });

  test('has 160 bits', () => {
    expect(newSharedSecret()).toMatch(/^[A-Z2-7]{32}$/);
  });
});

test('recovery codes are ten, of 60 bits, and stored as digests that another key or person does not give', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/);
  const [code = ''] = codes;
  const digest = recoveryHash(code, 'claire', key);
  expect(recoveryHash(code.replaceAll('-', ''), 'claire', key)).toBe(digest);
  expect(recoveryHash(code, 'luc', key)).not.toBe(digest);
  expect(recoveryHash(code, 'claire', `${key}!`)).not.toBe(digest);
});
