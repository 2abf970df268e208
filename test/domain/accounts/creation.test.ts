import { expect, test } from 'vitest';
import { creationStage, creationStages, type CreationFacts } from '#domain/accounts/creation';

const mailed: CreationFacts = {
  ...{ state: 'created', disabled: false, hasPassword: false, mailed: true, opened: false, alive: true },
  ...{ mailWaits: false, mailRefused: false },
};

const cases: readonly [CreationFacts, string][] = [
  [{ ...mailed, state: 'waiting', mailed: false, alive: false }, 'waiting'],
  [{ ...mailed, state: 'refused', mailed: false, alive: false }, 'refused'],
  [{ ...mailed, mailed: false }, 'created'],
  [{ ...mailed, mailed: false, mailWaits: true }, 'mailWaits'],
  [{ ...mailed, mailed: false, mailRefused: true }, 'mailRefused'],
  [mailed, 'mailed'],
  [{ ...mailed, opened: true }, 'opened'],
  [{ ...mailed, alive: false }, 'expired'],
  [{ ...mailed, opened: true, alive: false }, 'expired'],
  // A new link is on its way.
  [{ ...mailed, opened: true, mailWaits: true }, 'mailWaits'],
  [{ ...mailed, opened: true, alive: false, hasPassword: true }, 'active'],
  [{ ...mailed, hasPassword: true, disabled: true }, 'disabled'],
];

test.each(cases)('%j is shown as %s [OWF-208]', (facts, stage) => expect(creationStage(facts)).toBe(stage));

test('every stage is reached', () => {
  expect(new Set(cases.map(([, stage]) => stage))).toEqual(new Set(creationStages));
});
