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

/** What an action may be done to. « Other » belongs to another operator, « neighbour » to another contract of the same one. */
const subjects = {
  self: { userId: 'me', operatorId: 'alpha', contractId: 'c1' },
  ownContract: { userId: 'colleague', operatorId: 'alpha', contractId: 'c1' },
  neighbour: { userId: 'colleague', operatorId: 'alpha', contractId: 'c2' },
  other: { userId: 'stranger', operatorId: 'beta', contractId: 'c9' },
} satisfies Record<string, Subject>;

/** In the order of `subjects`, after whether there is anything at all: x allowed, - not. */
type Cells = `${string} ${string}`;

const selfOnly: Record<Role, [withService: Cells, without: Cells]> = {
  contract: ['x x---', 'x x---'],
  operatorAdmin: ['x x---', 'x x---'],
  operatorUser: ['x x---', 'x x---'],
  backOffice: ['x x---', 'x x---'],
  operations: ['x x---', 'x x---'],
};
const operationsOnly: Record<Role, [Cells, Cells]> = {
  contract: ['- ----', '- ----'],
  operatorAdmin: ['- ----', '- ----'],
  operatorUser: ['- ----', '- ----'],
  backOffice: ['- ----', '- ----'],
  operations: ['x xxxx', 'x xxxx'],
};
const backOfficeOnly: Record<Role, [Cells, Cells]> = {
  ...operationsOnly,
  backOffice: ['x xxxx', 'x xxxx'],
  operations: ['- ----', '- ----'],
};
const operatorsOwn: Record<Role, [Cells, Cells]> = {
  contract: ['x xx--', '- ----'],
  operatorAdmin: ['x xxx-', '- ----'],
  operatorUser: ['x xxx-', '- ----'],
  backOffice: ['- ----', '- ----'],
  operations: ['- ----', '- ----'],
};

/** Of an operator's own people, and not of the account of a contract. */
const ofThePeople: Record<Role, [Cells, Cells]> = { ...operatorsOwn, contract: ['- ----', '- ----'] };

/** The whole table, written by hand and not read from the code: with the e-service of the action, then without. */
const expected: Record<Action, Record<Role, [withService: Cells, without: Cells]>> = {
  'account.read': selfOnly,
  'account.update': selfOnly,
  'user.read': { ...backOfficeOnly, operatorAdmin: ['x xxx-', 'x xxx-'] },
  'user.manage': { ...backOfficeOnly, operatorAdmin: ['x xxx-', 'x xxx-'] },
  'staff.manage': backOfficeOnly,
  'operator.manage': backOfficeOnly,
  'operator.viewAs': backOfficeOnly,
  'contract.manage': backOfficeOnly,
  'publication.manage': backOfficeOnly,
  'service.manage': backOfficeOnly,
  'audit.read': {
    ...backOfficeOnly,
    operatorAdmin: ['x xxx-', 'x xxx-'],
    operations: ['x xxxx', 'x xxxx'],
  },
  'task.handle': {
    contract: ['- ----', '- ----'],
    operatorAdmin: ['x xxx-', 'x xxx-'],
    operatorUser: ['x xxx-', 'x xxx-'],
    backOffice: ['x xxxx', 'x xxxx'],
    operations: ['x xxxx', 'x xxxx'],
  },
  'qualification.read': { ...operatorsOwn, backOffice: ['x xxxx', 'x xxxx'] },
  'qualification.submit': operatorsOwn,
  'qualification.download': operatorsOwn,
  'certificate.read': { ...ofThePeople, backOffice: ['x xxxx', 'x xxxx'] },
  'certificate.download': ofThePeople,
  'certificate.manage': backOfficeOnly,
  'process.read': operationsOnly,
  'process.retry': operationsOnly,
  'process.cancel': operationsOnly,
  'process.runAgain': operationsOnly,
  'system.pause': operationsOnly,
};

function anActor(role: Role, granted: boolean): Actor {
  const ofWholesaler = role === 'backOffice' || role === 'operations';
  return {
    userId: 'me',
    role,
    operatorId: ofWholesaler ? null : 'alpha',
    contractId: role === 'contract' ? 'c1' : null,
    services: granted ? ['qpc', 'certificates'] : [],
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

/** What only looks, written by hand too: « voir comme » leaves these and nothing else. */
const looks: readonly Action[] = [
  'account.read',
  'audit.read',
  'user.read',
  'qualification.read',
  'certificate.read',
  'process.read',
];

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
