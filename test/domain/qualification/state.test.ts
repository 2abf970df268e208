import { expect, test } from 'vitest';
import {
  listedStates,
  qualificationAllows,
  qualificationStates,
  qualificationStatuses,
  stateOfStatus,
  toldState,
  unlistedStates,
  type QualificationState,
} from '#domain/qualification/state';

const states: QualificationState[] = ['acknowledged', 'refused', 'inProgress', 'completed', 'rejected'];

test('the table knows these states and no other', () => {
  expect(Object.keys(qualificationStates).toSorted()).toEqual(states.toSorted());
});

test('it is over when it is refused, « Terminé » or « Rejeté », and only then [QPC-096]', () => {
  const final = states.filter((state) => qualificationStates[state].final);
  expect(final).toEqual(['refused', 'completed', 'rejected']);
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

test.each(states)('a %s qualification is downloaded only when it is « Terminé » [QPC-097]', (state) => {
  expect(qualificationAllows('download', { state, purgedAt: null })).toBe(state === 'completed');
});

test.each(states)('a %s qualification whose results were removed is not downloaded [QPC-100]', (state) => {
  expect(qualificationAllows('download', { state, purgedAt: new Date('2026-12-21T02:00:00Z') })).toBe(false);
});

test('each status stands for one state, so that a list filtered by it needs no other', () => {
  expect(qualificationStatuses.map(stateOfStatus)).toEqual(['inProgress', 'completed', 'rejected']);
  expect([...listedStates, ...unlistedStates].toSorted()).toEqual(states.toSorted());
});

test.each(states)(
  'a process that is %s is told as it is, but that an accepted file stays listed',
  (state) => {
    expect(toldState(state, { lines: 0 })).toBe(state);
    expect(toldState(state, { lines: 3 })).toBe(state === 'acknowledged' ? 'inProgress' : state);
  },
);
