import { describe, expect, test } from 'vitest';
import {
  addressKey,
  announcedBytes,
  memoryLimits,
  refusedSize,
  generalLimits,
  requestsUnderWay,
  type RequestLimit,
} from '#web/server/request-limits';
import { features } from '#web/features/registry.server';

const kilobyte = 1024;
const rows = [...features.flatMap(({ bodies }) => bodies ?? []), ...generalLimits];
const aLimit = (changed: Partial<RequestLimit> = {}): RequestLimit => ({
  ...{ name: 'form', path: /^/, anonymousBytes: 16, bytes: 256, seconds: 30, perAddress: 2, inMemory: true },
  ...changed,
});

test.each([
  ['/identification', 'form'],
  ['/', 'form'],
  ['/api/auth/callback/credentials', 'authentication'],
  ['/api/qualifications/upload', 'upload'],
  ['/api/certificates/read', 'certificate'],
  ['/api/certificates/deposit', 'certificate'],
  // What only looks like a route with room gets none.
  ['/api/qualifications/upload/', 'form'],
  ['/api/qualifications/%75pload', 'form'],
  ['//api/qualifications/upload', 'form'],
  ['', 'form'],
])('%s is limited as %s', (path, name) => {
  expect(rows.find((row) => row.path.test(path))?.name).toBe(name);
});

test('nobody without a session may send more than 16 KB, wherever', () => {
  expect(Math.max(...rows.map((row) => row.anonymousBytes))).toBe(16 * kilobyte);
});

test.each([
  [{}, 0],
  [{ 'content-length': '17' }, 17],
  [{ 'transfer-encoding': 'chunked' }, null],
])('%o announces %s bytes', (headers, bytes) => {
  expect(announcedBytes(headers)).toBe(bytes);
});

describe('a body', () => {
  test.each([
    ['that anybody may send', aLimit(), 16, false, undefined],
    ['too large for a stranger', aLimit(), 17, false, 'tooLarge'],
    ['that a session may send', aLimit(), 256, true, undefined],
    ['too large for a session', aLimit(), 257, true, 'tooLarge'],
    ['of unknown length of a stranger, which is counted', aLimit(), null, false, undefined],
    ['of unknown length of a session', aLimit(), null, true, undefined],
    ['where it takes a session', aLimit({ anonymousBytes: 0 }), 1, false, 'unauthorized'],
    [
      'of unknown length where it takes a session',
      aLimit({ anonymousBytes: 0 }),
      null,
      false,
      'unauthorized',
    ],
    ['too large for anybody where it takes a session', aLimit({ anonymousBytes: 0 }), 257, false, 'tooLarge'],
  ] as const)('%s', (_which, limit, announced, signedIn, refusal) => {
    expect(refusedSize(limit, announced, signedIn)).toBe(refusal);
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

describe('requests under way', () => {
  test('are limited by address and route until they are answered', () => {
    const underWay = requestsUnderWay();
    const limit = aLimit();
    const first = underWay.enter(limit, '192.0.2.1', 1);
    underWay.enter(limit, '192.0.2.1', 1);
    expect(underWay.enter(limit, '192.0.2.1', 1)).toBe('tooMany');
    expect(underWay.enter(limit, '192.0.2.2', 1)).toMatchObject({});
    expect(underWay.enter(aLimit({ name: 'upload' }), '192.0.2.1', 1)).toMatchObject({});
    if (typeof first !== 'string') first.leave();
    expect(underWay.enter(limit, '192.0.2.1', 1)).toMatchObject({});
    expect(underWay.enter(limit, '192.0.2.1', 1)).toBe('tooMany');
  });

  test('take the number of the settings instead of the table’s, but where the table has none', () => {
    const underWay = requestsUnderWay(1);
    const unlimited = aLimit({ name: 'webhook', perAddress: Number.POSITIVE_INFINITY });
    underWay.enter(aLimit(), '192.0.2.1', 1);
    expect(underWay.enter(aLimit(), '192.0.2.1', 1)).toBe('tooMany');
    underWay.enter(unlimited, '192.0.2.1', 1);
    expect(underWay.enter(unlimited, '192.0.2.1', 1)).toMatchObject({});
  });

  test('of strangers fill their own part of the memory, of all addresses together', () => {
    const underWay = requestsUnderWay();
    const limit = aLimit({ anonymousBytes: memoryLimits.small, bytes: memoryLimits.large });
    const first = underWay.enter(limit, '192.0.2.1', memoryLimits.small);
    expect(underWay.enter(limit, '192.0.2.2', 1)).toBe('busy');
    expect(underWay.enter(limit, '192.0.2.3', memoryLimits.large)).toMatchObject({});
    expect(underWay.enter({ ...limit, inMemory: false }, '192.0.2.4', memoryLimits.small)).toMatchObject({});
    if (typeof first !== 'string') first.leave();
    expect(underWay.enter(limit, '192.0.2.2', 1)).toMatchObject({});
  });
});
