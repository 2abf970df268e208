import { expect, test } from 'vitest';
import {
  answersFile,
  faultsCsvFile,
  faultsFile,
  identifiersFile,
  linesFile,
  qualificationDirectory,
  resultFile,
  stagedFile,
} from '#domain/qualification/files';

test('every file of a qualification but the upload lies in its own directory, under a name of its own', () => {
  const files = [
    identifiersFile('s1'),
    linesFile('s1'),
    answersFile('s1', 0),
    answersFile('s1', 1),
    faultsFile('s1'),
    faultsCsvFile('s1'),
    resultFile('s1', 'xlsx'),
    resultFile('s1', 'csv'),
  ];
  expect(new Set(files).size).toBe(files.length);
  for (const file of files) expect(file.startsWith(`${qualificationDirectory('s1')}/`)).toBe(true);
  expect(stagedFile('s1')).toBe('files/staged/s1');
});
