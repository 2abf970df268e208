import { expect, test } from 'vitest';
import { mailedUntil } from '#domain/certificates/retention';

const [since, notAfter] = ['2026-11-02T08:00:00.000Z', '2027-11-01T00:00:00.000Z'];
const c1 = { id: 'c1', label: 'c1', notAfter };

test.each([
  ['in use, to its expiry', { current: c1, next: null }, notAfter],
  ['that stands ready, to its expiry', { current: { ...c1, id: 'c0' }, next: c1 }, notAfter],
  ['that lost its place, to then', { current: { ...c1, id: 'c2' }, next: null }, since],
  [
    'that had expired before it came, to then',
    { current: { ...c1, notAfter: '2026-10-01' }, next: null },
    since,
  ],
])('mails are asked for about a certificate %s', (_which, holding, until) => {
  expect(mailedUntil('c1', since, holding)).toBe(until);
});
