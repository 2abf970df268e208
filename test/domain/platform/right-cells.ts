import type { platform } from '#domain/platform/manifest';
import { operationsOnly, backOfficeOnly, type RightCells } from '#test/support/right-cells';

/** Written by hand and not read from the code. */
export const rightCells = {
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
  'process.read': operationsOnly,
  'process.retry': operationsOnly,
  'process.cancel': operationsOnly,
  'process.runAgain': operationsOnly,
  'system.pause': operationsOnly,
} satisfies RightCells<typeof platform>;

/** What only looks, written by hand too: « voir comme » leaves these and nothing else. */
export const looks: readonly (keyof typeof rightCells)[] = ['audit.read', 'process.read'];
