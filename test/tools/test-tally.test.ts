import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTally } from '#tools/test-tally';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test.each([
  [
    'all passed',
    { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed', 'passed')] },
    0,
    2,
    0,
  ],
  [
    'one failed',
    { numPassedTests: 1, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed')] },
    1,
    1,
    1,
  ],
  [
    'a file did not load',
    { numPassedTests: 1, numFailedTests: 0, testResults: [file('failed'), file('passed', 'passed')] },
    1,
    1,
    1,
  ],
  [
    'an error outside any test',
    { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed')] },
    1,
    1,
    1,
  ],
  ['nothing ran', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0, 0, 0],
  ['no readable report', 'cut off {', 0, 0, 1],
])('the tally is right when %s', (_what, report, exitCode, passed, failed) => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  writeFileSync(join(folder, 'report.json'), typeof report === 'string' ? report : JSON.stringify(report));
  expect(readTally(join(folder, 'report.json'), exitCode)).toEqual({ passed, failed });
  rmSync(folder, { recursive: true });
});
