import type { Manifest } from '#domain/kit/manifest';
import type { Role } from '#domain/rights';

/** In the order of `subjects` in test/domain/rights.test.ts, after whether there is anything at all: x allowed, - not. */
export type Cells = `${string} ${string}`;

/** With the e-service of the action, then without. */
export type RowOfRoles = Record<Role, [withService: Cells, without: Cells]>;

/** What each role may do, for all rights of a manifest. */
export type RightCells<M extends Manifest> = Record<keyof M['rights'] & string, RowOfRoles>;

export const selfOnly: RowOfRoles = {
  contract: ['x x---', 'x x---'],
  operatorAdmin: ['x x---', 'x x---'],
  operatorUser: ['x x---', 'x x---'],
  backOffice: ['x x---', 'x x---'],
  operations: ['x x---', 'x x---'],
};
export const operationsOnly: RowOfRoles = {
  contract: ['- ----', '- ----'],
  operatorAdmin: ['- ----', '- ----'],
  operatorUser: ['- ----', '- ----'],
  backOffice: ['- ----', '- ----'],
  operations: ['x xxxx', 'x xxxx'],
};
export const backOfficeOnly: RowOfRoles = {
  ...operationsOnly,
  backOffice: ['x xxxx', 'x xxxx'],
  operations: ['- ----', '- ----'],
};
export const operatorsOwn: RowOfRoles = {
  contract: ['x xx--', '- ----'],
  operatorAdmin: ['x xxx-', '- ----'],
  operatorUser: ['x xxx-', '- ----'],
  backOffice: ['- ----', '- ----'],
  operations: ['- ----', '- ----'],
};

/** Of an operator's own people, and not of the account of a contract. */
export const ofThePeople: RowOfRoles = { ...operatorsOwn, contract: ['- ----', '- ----'] };
