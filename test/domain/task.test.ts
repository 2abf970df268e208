import { describe, expect, test } from 'vitest';
import { longWaitTask } from '#domain/outage';
import type { Actor, Role } from '#domain/rights';
import { hindranceToTask, inboxOf, settlesBy, taskActions, type TaskStanding } from '#domain/task';

const actor = (role: Role, given: Partial<Actor> = {}): Actor => ({
  ...{ userId: 'me', role, operatorId: null, contractId: null, services: [] },
  ...given,
});
const ofAlpha = { operatorId: 'alpha', services: ['certificates'] } as const;

test.each([
  ['the back office', actor('backOffice'), { audience: 'backOffice' }],
  ['operations', actor('operations'), { audience: 'operations' }],
  ['a user of an operator', actor('operatorUser', ofAlpha), ofAlpha],
  ['its administrator', actor('operatorAdmin', ofAlpha), ofAlpha],
  ['a user whose row names no operator', actor('operatorUser'), null],
  ['a contract’s own account', actor('contract', { ...ofAlpha, contractId: 'c1' }), null],
])('the inbox of %s', (_who, person, inbox) => {
  expect(inboxOf(person)).toEqual(inbox);
});

describe('what a person can do to a task', () => {
  // In the order of claim, hand back, done.
  const open = { ended: false, settles: 'note' } as const;
  const byAct = { ended: false, settles: 'act' } as const;
  const cases: [string, TaskStanding, (string | null)[]][] = [
    ['nobody has taken on', { claimedById: null, ...open }, [null, 'notMine', null]],
    ['is mine', { claimedById: 'me', ...open }, ['mine', null, null]],
    ['is a colleague’s', { claimedById: 'other', ...open }, [null, 'notMine', 'taken']],
    ['is over', { claimedById: 'me', ...open, ended: true }, ['ended', 'ended', 'ended']],
    ['is mine and settles by an act on a page', { claimedById: 'me', ...byAct }, ['mine', null, 'byAct']],
  ];
  test.each(cases)('that %s', (_which, standing, expected) => {
    expect(taskActions.map((action) => hindranceToTask(action, standing, 'me'))).toEqual(expected);
  });
});

test('a task of a kind that this version does not know ends by a note', () => {
  expect([settlesBy('longWait'), settlesBy('kindOfLater')]).toEqual(['note', 'note']);
});

describe('a wait', () => {
  const wait = {
    for: 'network',
    since: '2026-11-02T08:00:00.000Z',
    until: '2026-11-02T09:05:00.000Z',
  } as const;

  test('becomes a task of operations once it has lasted as long as the setting says', () => {
    expect(longWaitTask(wait, new Date('2026-11-02T08:59:59.999Z'), 3_600)).toBeNull();
    expect(longWaitTask(wait, new Date('2026-11-02T09:00:00.000Z'), 3_600)).toEqual({
      step: 'wait-1793606400000',
      matter: { kind: 'longWait', for: 'network', since: wait.since },
      dueAt: '2026-11-02T10:00:00.000Z',
      audience: 'operations',
    });
  });

  test('is due at the same hour whenever it is told', () => {
    const told = ['2026-11-02T09:00:00.000Z', '2026-11-03T09:00:00.000Z'].map((at) =>
      longWaitTask(wait, new Date(at), 3_600),
    );
    expect(told[0]).toEqual(told[1]);
  });
});
