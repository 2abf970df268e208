import type { accounts } from '#domain/accounts/manifest';
import { selfOnly, backOfficeOnly, type RightCells } from '#test/support/right-cells';

/** Written by hand and not read from the code. */
export const rightCells = {
  'account.read': selfOnly,
  'account.update': selfOnly,
  'user.read': { ...backOfficeOnly, operatorAdmin: ['x xxx-', 'x xxx-'] },
  'user.manage': { ...backOfficeOnly, operatorAdmin: ['x xxx-', 'x xxx-'] },
  'staff.manage': backOfficeOnly,
  'operator.manage': backOfficeOnly,
  'operator.viewAs': backOfficeOnly,
} satisfies RightCells<typeof accounts>;

/** What only looks, written by hand too: « voir comme » leaves these and nothing else. */
export const looks: readonly (keyof typeof rightCells)[] = ['account.read', 'user.read'];
