import { describe, expect, test } from 'vitest';
import {
  hindranceTo,
  processActions,
  reasonOf,
  type Hindrance,
  type ProcessAction,
  type ProcessStanding,
} from '#domain/process';

const working: ProcessStanding = {
  kind: 'qualification',
  state: 'inProgress',
  waiting: false,
  ended: false,
  endedBy: null,
  stopped: false,
  inputKept: true,
};
const ended = { ...working, ended: true };

const table: [string, ProcessStanding, Record<ProcessAction, Hindrance | null>][] = [
  ['at work', working, { retry: 'notWaiting', cancel: null, runAgain: 'open' }],
  ['waiting', { ...working, waiting: true }, { retry: null, cancel: null, runAgain: 'open' }],
  ['completed', { ...ended, state: 'completed' }, { retry: 'ended', cancel: 'ended', runAgain: 'completed' }],
  ['rejected', { ...ended, state: 'rejected' }, { retry: 'ended', cancel: 'ended', runAgain: null }],
  [
    'refused for its file',
    { ...ended, state: 'refused' },
    { retry: 'ended', cancel: 'ended', runAgain: 'refused' },
  ],
  [
    'refused because it was stopped',
    { ...ended, state: 'refused', stopped: true },
    { retry: 'ended', cancel: 'ended', runAgain: null },
  ],
  [
    'terminated in Temporal',
    { ...ended, endedBy: 'terminated' },
    { retry: 'ended', cancel: 'ended', runAgain: null },
  ],
  [
    'lost with its history',
    { ...ended, endedBy: 'missing' },
    { retry: 'ended', cancel: 'ended', runAgain: 'historyGone' },
  ],
  [
    'rejected, its files purged',
    { ...ended, state: 'rejected', inputKept: false },
    { retry: 'ended', cancel: 'ended', runAgain: 'inputGone' },
  ],
  [
    'of a kind this version does not know',
    { ...working, kind: null, waiting: true },
    { retry: 'unknownKind', cancel: 'unknownKind', runAgain: 'unknownKind' },
  ],
];

describe('what operations can do to a process', () => {
  test.each(table)('that is %s', (_name, standing, expected) => {
    expect(
      Object.fromEntries(processActions.map((action) => [action, hindranceTo(action, standing)])),
    ).toEqual(expected);
  });
});

test.each([
  ['  panne   du\nréseau ', 'panne du réseau'],
  ['ok', null],
  ['   \n\t  ', null],
  ['x'.repeat(300), 'x'.repeat(300)],
  ['x'.repeat(301), null],
])('the reason %j is kept as %j', (text, kept) => {
  expect(reasonOf(text)).toBe(kept);
});
