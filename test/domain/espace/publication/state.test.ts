import { describe, expect, test } from 'vitest';
import {
  phaseOf,
  publicationCan,
  windowPhase,
  type PublicationState,
} from '#domain/espace/publication/state';

const at = (text: string) => new Date(`2026-11-21T${text}:00Z`);
const now = at('10:00');

describe('what readers know of an item', () => {
  test.each([
    ['draft', null, null, 'draft'],
    ['draft', at('09:00'), null, 'draft'],
    ['withdrawn', at('09:00'), null, 'withdrawn'],
    ['published', null, null, 'scheduled'],
    ['published', at('10:01'), null, 'scheduled'],
    ['published', at('10:00'), null, 'visible'],
    ['published', at('09:00'), at('10:01'), 'visible'],
    ['published', at('09:00'), at('10:00'), 'ended'],
    ['published', at('08:00'), at('09:00'), 'ended'],
  ] as const)('%s, from %j until %j: %s', (state, publishFrom, publishUntil, expected) => {
    expect(phaseOf({ state, publishFrom, publishUntil }, now)).toBe(expected);
  });
});

describe('what takes place from … until', () => {
  test.each([
    ['09:59', 'announced'],
    ['10:00', 'running'],
    ['11:59', 'running'],
    ['12:00', 'over'],
  ])('at %s is %s', (time, expected) => {
    expect(windowPhase({ from: at('10:00'), until: at('12:00') }, at(time))).toBe(expected);
  });
});

describe('what an item allows', () => {
  test.each<[PublicationState, boolean, boolean, boolean]>([
    ['draft', true, true, false],
    ['published', true, false, true],
    ['withdrawn', true, true, false],
  ])('%s: change %s, publish %s, withdraw %s', (state, ...expected) => {
    const actions = ['change', 'publish', 'withdraw'] as const;
    expect(actions.map((action) => publicationCan(action, state))).toEqual(expected);
  });
});
