import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  isOfQpc,
  may,
  rights,
  roles,
  scopeOf,
  viewerOf,
  type Action,
  type Actor,
  type Role,
  type Subject,
} from '#domain/rights';
import { serviceNames } from '#domain/services';
import type { Cells, RowOfRoles } from '#test/support/right-cells';

/** What an action may be done to. « Other » belongs to another operator, « neighbour » to another contract of the same one. */
const subjects = {
  self: { userId: 'me', operatorId: 'alpha', contractId: 'c1' },
  ownContract: { userId: 'colleague', operatorId: 'alpha', contractId: 'c1' },
  neighbour: { userId: 'colleague', operatorId: 'alpha', contractId: 'c2' },
  other: { userId: 'stranger', operatorId: 'beta', contractId: 'c9' },
} satisfies Record<string, Subject>;

/** The whole table of a service: test/domain/<service>/right-cells.ts. */
interface ServiceCells {
  rightCells: Partial<Record<Action, RowOfRoles>>;
  looks?: readonly Action[];
}
const parts = await Promise.all(
  globSync('*/right-cells.ts', { cwd: import.meta.dirname }).map(
    (path): Promise<ServiceCells> => import(pathToFileURL(join(import.meta.dirname, path)).href),
  ),
);
// The first test compares its names with those of the manifests.
const expected = Object.assign({}, ...parts.map(({ rightCells }) => rightCells)) as Record<
  Action,
  RowOfRoles
>;
const looks = parts.flatMap((part) => part.looks ?? []);

function anActor(role: Role, granted: boolean): Actor {
  const ofWholesaler = role === 'backOffice' || role === 'operations';
  return {
    userId: 'me',
    role,
    operatorId: ofWholesaler ? null : 'alpha',
    contractId: role === 'contract' ? 'c1' : null,
    services: granted ? serviceNames : [],
  };
}

function cells(actor: Actor, action: Action): Cells {
  const mark = (allowed: boolean) => (allowed ? 'x' : '-');
  const each = Object.values(subjects).map((subject) => mark(may(actor, action, subject)));
  return `${mark(may(actor, action))} ${each.join('')}`;
}

test('the expected table covers every action and role there is', () => {
  expect(Object.keys(expected).toSorted()).toEqual(Object.keys(rights).toSorted());
  for (const row of Object.values(expected)) expect(Object.keys(row).toSorted()).toEqual(roles.toSorted());
});

describe.each(Object.keys(expected) as Action[])('%s', (action) => {
  test.each(roles)('is open to %s exactly as far as the table says', (role) => {
    const [granted, without] = expected[action][role];
    expect(cells(anActor(role, true), action)).toBe(granted);
    expect(cells(anActor(role, false), action)).toBe(without);
  });
});

describe.each(Object.keys(expected) as Action[])('%s, read-only,', (action) => {
  test.each(roles)('is open to %s as far as ever if it only looks, and not at all otherwise', (role) => {
    const none: Cells = '- ----';
    const [granted, without] = looks.includes(action) ? expected[action][role] : [none, none];
    expect(cells({ ...anActor(role, true), readOnly: true }, action)).toBe(granted);
    expect(cells({ ...anActor(role, false), readOnly: true }, action)).toBe(without);
  });
});

test('the back office that looks at an operator’s pages reads what its administrator reads, of no other operator', () => {
  const viewer = viewerOf('me', 'alpha', ['qpc']);
  expect(scopeOf(viewer, 'qualification.read')).toEqual({ reach: 'operator', operatorId: 'alpha' });
  expect(may(viewer, 'qualification.read', subjects.other)).toBe(false);
  for (const action of ['qualification.download', 'operator.viewAs', 'contract.manage'] as const)
    expect(may(viewer, action)).toBe(false);
  expect(may(viewerOf('me', 'alpha', []), 'qualification.read')).toBe(false);
});

test("a contract's qualifications are its own: neither a neighbour nor another operator sees them [QPC-101]", () => {
  const account = anActor('contract', true);
  expect(scopeOf(account, 'qualification.read')).toEqual({ reach: 'contract', contractId: 'c1' });
  expect(may(account, 'qualification.read', subjects.neighbour)).toBe(false);
  expect(may(account, 'qualification.read', subjects.other)).toBe(false);
});

test('without the option, an account neither submits nor sees nor downloads [QPC-002]', () => {
  const account = anActor('contract', false);
  for (const action of ['qualification.submit', 'qualification.read', 'qualification.download'] as const)
    expect(may(account, action)).toBe(false);
});

test('a colleague reaches the whole operator, and nothing beyond it', () => {
  expect(scopeOf(anActor('operatorUser', true), 'qualification.download')).toEqual({
    reach: 'operator',
    operatorId: 'alpha',
  });
});

test.each(['contract', 'operatorAdmin', 'operatorUser'] as const)(
  'a %s whose row names no contract or operator reaches nothing',
  (role) => {
    const broken: Actor = { ...anActor(role, true), operatorId: null, contractId: null };
    for (const action of ['qualification.read', 'qualification.submit', 'qualification.download'] as const)
      expect(scopeOf(broken, action)).toEqual({ reach: 'none' });
  },
);

test('a subject that names nobody is nobody’s', () => {
  for (const role of ['contract', 'operatorAdmin', 'operatorUser'] as const)
    for (const action of ['qualification.read', 'account.update'] as const)
      expect(may(anActor(role, true), action, {})).toBe(false);
});

test('whoever leaves is asked about QPC where it is what they use, else about the portal [QPC-131]', () => {
  const ofQpc = (services: boolean) => roles.filter((role) => isOfQpc(anActor(role, services)));
  expect(ofQpc(true)).toEqual(['contract', 'operatorAdmin', 'operatorUser']);
  expect(ofQpc(false)).toEqual(['contract']);
});
