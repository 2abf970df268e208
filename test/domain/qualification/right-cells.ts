import type { qualification } from '#domain/qualification/manifest';
import { backOfficeOnly, operatorsOwn, type RightCells } from '#test/support/right-cells';

/** Written by hand and not read from the code. */
export const rightCells = {
  'contract.manage': backOfficeOnly,
  'qualification.read': { ...operatorsOwn, backOffice: ['x xxxx', 'x xxxx'] },
  'qualification.submit': operatorsOwn,
  'qualification.download': operatorsOwn,
} satisfies RightCells<typeof qualification>;

/** What only looks, written by hand too: « voir comme » leaves these and nothing else. */
export const looks: readonly (keyof typeof rightCells)[] = ['qualification.read'];
