import { describe, expect, test } from 'vitest';
import {
  listedStates,
  qualificationAllows,
  qualificationStates,
  type QualificationAction,
  type QualificationState,
} from '#domain/qualification/state';

const states: QualificationState[] = ['acknowledged', 'refused', 'inProgress', 'completed', 'rejected'];

/** From, then where to; written out, not computed. */
const transitions: Record<QualificationState, QualificationState[]> = {
  acknowledged: ['inProgress', 'refused'],
  refused: [],
  inProgress: ['completed', 'rejected'],
  completed: [],
  rejected: [],
};

test('the table knows these states and no other', () => {
  expect(Object.keys(qualificationStates).toSorted()).toEqual(states.toSorted());
});

describe.each(states)('a qualification that is %s', (from) => {
  test.each(states)('goes to %s only where the table of the service says so [QPC-096]', (to) => {
    expect(qualificationStates[from].next.includes(to)).toBe(transitions[from].includes(to));
  });

  test('is over when nothing follows [QPC-096]', () => {
    expect(qualificationStates[from].final).toBe(transitions[from].length === 0);
  });
});

test('people see exactly three statuses: « En attente », « Terminé », « Rejeté » [QPC-092]', () => {
  const shown = states.map((state) => [state, qualificationStates[state].status]);
  expect(shown).toEqual([
    ['acknowledged', null],
    ['refused', null],
    ['inProgress', 'pending'],
    ['completed', 'done'],
    ['rejected', 'rejected'],
  ]);
});

test('a file that is being verified or was refused is not listed', () => {
  expect([...listedStates].toSorted()).toEqual(['completed', 'inProgress', 'rejected']);
});

const allowed: Record<QualificationAction, QualificationState[]> = {
  download: ['completed'],
  retry: ['inProgress'],
};

test.each(states)('a %s qualification is downloaded only when it is « Terminé » [QPC-097]', (state) => {
  expect(qualificationAllows('download', state)).toBe(allowed.download.includes(state));
});

test.each(states)('a %s qualification is tried again only while it is under way', (state) => {
  expect(qualificationAllows('retry', state)).toBe(allowed.retry.includes(state));
});
