import { expect, test } from 'vitest';
import { formatSpan } from '#web/messages/format';

test('a wait that begins and is tried again within one minute tells the seconds', () => {
  const [since, until] = ['2026-11-21T15:50:05Z', '2026-11-21T15:50:45Z'];
  expect(formatSpan('fr', since, until)).toEqual(['21/11/2026 à 16:50:05', '16:50:45']);
  expect(formatSpan('en', since, until)).toEqual(['21 Nov 2026, 16:50:05', '16:50:45']);
});

test.each(['2026-11-21T15:51:00Z', '2026-11-22T15:50:05Z'])(
  'a longer one tells the minutes (%s)',
  (until) => {
    expect(formatSpan('fr', '2026-11-21T15:50:05Z', until)[0]).toBe('21/11/2026 à 16:50');
    expect(formatSpan('fr', '2026-11-21T15:50:05Z', until)[1]).toMatch(/^\d\d:\d\d$/);
  },
);
