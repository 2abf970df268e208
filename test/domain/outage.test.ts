import { expect, test } from 'vitest';
import { failureTypes, pauseSeconds, waitReasonOf } from '#domain/outage';

test.each([
  [1, 5],
  [2, 10],
  [3, 20],
  [4, 40],
  [5, 80],
  [6, 160],
  [7, 300],
  [8, 300],
  [2_000, 300],
])('the wait number %i in a row lasts %i seconds', (round, seconds) => {
  expect(pauseSeconds(round)).toBe(seconds);
});

test.each([
  [failureTypes.networkUnavailable, 'network'],
  [failureTypes.mailUnavailable, 'mail'],
  [failureTypes.mailDelayed, 'mail'],
  [failureTypes.storageUnavailable, 'storage'],
  ['Error', 'fault'],
  ['HandedBack', 'fault'],
  [undefined, 'fault'],
])('after %s the process says that it waits for: %s', (type, reason) => {
  expect(waitReasonOf(type)).toBe(reason);
});
