import { describe, expect, test } from 'vitest';
import { certificateState, daysLeft, type StateOf } from '#domain/certificates/state';

const now = new Date('2026-11-02T08:00:00Z');
const seen = (given: Partial<StateOf>) =>
  certificateState(
    {
      ...{ place: 'current', notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' },
      ...{ revokedAt: null, firstAlertDay: 60, ...given },
    },
    now,
  );

describe('the state of a certificate as people see it', () => {
  test.each<[Partial<StateOf>, string]>([
    [{}, 'valid'],
    [{ notAfter: '2027-01-02T12:00:00Z' }, 'valid'],
    [{ notAfter: '2027-01-01T12:00:00Z' }, 'expiring'],
    [{ notAfter: '2027-01-01T12:00:00Z', firstAlertDay: 59 }, 'valid'],
    [{ notAfter: '2026-11-02T08:00:01Z' }, 'expiring'],
    [{ notAfter: '2026-11-02T08:00:00Z' }, 'expired'],
    [{ place: 'next' }, 'waiting'],
    [{ place: null }, 'waiting'],
    [{ place: 'next', notAfter: '2026-11-10T08:00:00Z' }, 'waiting'],
    [{ place: 'next', notAfter: '2026-11-01T08:00:00Z' }, 'expired'],
    [{ place: 'replaced' }, 'replaced'],
    [{ place: 'replaced', notAfter: '2026-11-01T08:00:00Z' }, 'replaced'],
    [{ place: 'revoked' }, 'revoked'],
    [{ notBefore: '2026-11-02T08:00:00Z' }, 'valid'],
    [{ notBefore: '2026-11-02T08:00:01Z' }, 'upcoming'],
    [{ place: 'next', notBefore: '2026-11-02T08:00:01Z' }, 'upcoming'],
    [{ place: null, notBefore: '2026-11-02T08:00:01Z' }, 'upcoming'],
    // Nobody is to use them, whenever they begin.
    [{ place: 'replaced', notBefore: '2026-11-02T08:00:01Z' }, 'replaced'],
    [{ place: 'revoked', notBefore: '2026-11-02T08:00:01Z' }, 'revoked'],
    // Its process has not heard of it yet.
    [{ place: 'current', revokedAt: '2026-11-02T07:59:00Z' }, 'revoked'],
  ])('%o: %s [OWF-191]', (given, state) => {
    expect(seen(given)).toBe(state);
  });

  test.each([
    ['2026-11-02T22:59:59Z', 0],
    // Already the next day in Paris.
    ['2026-11-02T23:00:00Z', 1],
    ['2026-11-01T12:00:00Z', -1],
    // The clocks change in between.
    ['2027-03-29T12:00:00Z', 147],
  ])('%s is %i days away in Paris', (notAfter, days) => {
    expect(daysLeft(notAfter, now)).toBe(days);
  });
});
