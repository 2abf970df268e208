import { expect, test } from 'vitest';
import {
  listedStates,
  qualificationAllows,
  qualificationStates,
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
  expect(qualificationAllows('download', state)).toBe(state === 'completed');
});
