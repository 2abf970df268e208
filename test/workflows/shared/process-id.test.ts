import { expect, test } from 'vitest';
import { processKinds } from '#domain/process';
import { processId, submissionIdPattern } from '#workflows/shared/process-id';

test('an id names process, operator and submission, so that a person can type it', () => {
  expect(processId('qualification', 'alpha', '0123456789ab')).toBe('qualification:alpha:0123456789ab');
  expect(processId('passwordReset', 'wholesaler', '0123456789ab')).toBe(
    'password-reset:wholesaler:0123456789ab',
  );
});

test('what concerns one run of a process names that run too', () => {
  expect(processId('notice', 'alpha', '0123456789ab', 'run-1')).toBe('notice:alpha:0123456789ab:run-1');
});

test('two kinds never share an id', () => {
  expect(new Set(processKinds.map((kind) => processId(kind, 'alpha', 's'))).size).toBe(processKinds.length);
});

test.each(['0123456789ab', 'zyxwvtsrqpnm', 'hjkmnpqrstvw'])('%s can be a submission id', (id) => {
  expect(submissionIdPattern.test(id)).toBe(true);
});

test.each([
  ['0123456789a', 'too short'],
  ['0123456789abc', 'too long'],
  ['0123456789aB', 'upper case'],
  ['0123456789ai', 'i reads like 1'],
  ['0123456789al', 'l reads like 1'],
  ['0123456789ao', 'o reads like 0'],
  ['0123456789au', 'u is left out by Crockford'],
  ['../etc/passw', 'a path'],
  ['0123456789a:', 'a colon'],
  ['0123456789ab\n', 'a line end'],
])('%j cannot be one: %s', (id) => {
  expect(submissionIdPattern.test(id)).toBe(false);
});
