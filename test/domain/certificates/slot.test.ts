import { expect, test } from 'vitest';
import {
  follow,
  slotName,
  slotStateOf,
  type SlotEvent,
  type SlotEventKind,
  type SlotHolding,
} from '#domain/certificates/slot';

const day = (number: number) => new Date(Date.UTC(2027, 0, number, 9)).toISOString();
/** `a20` expires on the 20th of January 2027. */
const certificate = (name: string) => ({ id: name, label: name, notAfter: day(Number(name.slice(1))) });
const event = (text: string): SlotEvent => {
  const [on = '', kind = '', name = ''] = text.split(' ');
  return { kind: kind as SlotEventKind, certificate: certificate(name), at: day(Number(on)) };
};
const holding = (current: string | null, next: string | null = null): SlotHolding => ({
  current: current === null ? null : certificate(current),
  next: next === null ? null : certificate(next),
});
const told = ({ current, next }: SlotHolding) => `${current?.id ?? '-'} ${next?.id ?? '-'}`;

// What is held, what happened on which day, when somebody looks; what is held then, the places taken, in use since when.
test.each<[string, SlotHolding, string[], number, string, string, number | null]>([
  ['the first deposit is in use', holding(null), ['2 deposit a20'], 2, 'a20 -', 'a20 current', 2],
  ['the next one stands ready', holding('a20'), ['2 deposit b40'], 2, 'a20 b40', 'b40 next', null],
  [
    'of two that stand ready the later one counts',
    holding('a20', 'b40'),
    ['2 deposit c50'],
    2,
    'a20 c50',
    'b40 replaced, c50 next',
    null,
  ],
  [
    'the first download puts into use what stands ready',
    holding('a20', 'b40'),
    ['3 download b40'],
    3,
    'b40 -',
    'a20 replaced, b40 current',
    3,
  ],
  ['any other download changes nothing', holding('a20', 'b40'), ['3 download a20'], 3, 'a20 b40', '', null],
  [
    'what takes the place of an expired one does so at once',
    holding('a20'),
    ['25 deposit b40'],
    25,
    'b40 -',
    'a20 replaced, b40 current',
    25,
  ],
  ['without a successor the expired one stays', holding('a20'), [], 25, 'a20 -', '', null],
  [
    'at the expiry what stands ready comes into use, whenever somebody looks',
    holding('a20', 'b40'),
    [],
    30,
    'b40 -',
    'a20 replaced, b40 current',
    20,
  ],
  [
    'what stands ready leaves its place when it expires first: it follows nothing any more',
    holding('a20', 'b10'),
    [],
    11,
    'a20 -',
    'b10 replaced',
    null,
  ],
  ['until then it is there', holding('a20', 'b10'), [], 9, 'a20 b10', '', null],
  ['and does not come back', holding('a20', 'b10'), [], 25, 'a20 -', 'b10 replaced', null],
  [
    'of two that expire together neither follows the other',
    holding('a20', 'b20'),
    [],
    20,
    'a20 -',
    'b20 replaced',
    null,
  ],
  [
    'the download of one that stood ready and has expired changes nothing',
    holding('a20', 'b10'),
    ['15 download b10'],
    15,
    'a20 -',
    'b10 replaced',
    null,
  ],
  [
    'in time it puts into use also what expires first',
    holding('a20', 'b10'),
    ['9 download b10'],
    15,
    'b10 -',
    'a20 replaced, b10 current',
    9,
  ],
  [
    'nor does it come into use by the revocation of what is in use',
    holding('a20', 'b10'),
    ['15 revoke a20'],
    15,
    '- -',
    'a20 revoked, b10 replaced',
    15,
  ],
  [
    'a revoked one leaves its place to what stands ready',
    holding('a20', 'b40'),
    ['4 revoke a20'],
    4,
    'b40 -',
    'a20 revoked, b40 current',
    4,
  ],
  [
    'a revoked one that stood ready',
    holding('a20', 'b40'),
    ['4 revoke b40'],
    4,
    'a20 -',
    'b40 revoked',
    null,
  ],
  ['all revoked', holding('a20'), ['4 revoke a20'], 4, '- -', 'a20 revoked', 4],
  ['one revoked after it was replaced', holding('b40'), ['4 revoke a20'], 4, 'b40 -', 'a20 revoked', null],
  [
    'told late, everything comes out as if it had been told at once',
    holding('a20'),
    ['10 deposit b40', '12 download b40', '15 deposit c50', '45 deposit d90'],
    60,
    'd90 -',
    'a20 replaced, b40 replaced, c50 replaced, d90 current',
    50,
  ],
])('%s', (_what, before, events, looksOn, after, moves, since) => {
  const followed = follow(before, events.map(event), day(looksOn), before.current === null);
  expect(told(followed.holding)).toBe(after);
  expect(
    [...followed.moves]
      .map(([id, { place }]) => `${id} ${place}`)
      .toSorted()
      .join(', '),
  ).toBe(moves);
  expect(followed.inUseSince).toBe(since === null ? null : day(since));
});

test('what stood ready and expired has left its place at that very instant', () => {
  const { moves } = follow(holding('a20', 'b10'), [], day(15), false);
  expect(moves.get('b10')).toEqual({ place: 'replaced', since: day(10) });
});

test('the first deposit ever is a creation, every later one a renewal [OWF-192, OWF-193]', () => {
  const { mails } = follow(holding(null), ['2 deposit a20', '3 deposit b40'].map(event), day(4), true);
  expect([...mails]).toEqual([
    ['a20', 'creation'],
    ['b40', 'renewal'],
  ]);
  const again = follow(holding(null), [event('2 deposit a20')], day(4), false);
  expect([...again.mails.values()]).toEqual(['renewal']);
});

test.each([
  [holding(null), 5, 'empty'],
  [holding('a20'), 5, 'valid'],
  [holding('a20'), 10, 'awaitingRenewal'],
  [holding('a20', 'b40'), 5, 'awaitingDownload'],
  [holding('a20'), 20, 'expired'],
] as const)('%j is on day %i %s', (held, on, state) => {
  expect(slotStateOf(held, day(10), day(on))).toBe(state);
});

test('the name of a slot can be typed', () => {
  expect(slotName({ service: 'WebEligibilité', environment: 'test' })).toBe('webeligibilite-test');
});
