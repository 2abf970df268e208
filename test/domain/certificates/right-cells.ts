import type { certificates } from '#domain/certificates/manifest';
import { backOfficeOnly, ofThePeople, type RightCells } from '#test/support/right-cells';

/** Written by hand and not read from the code. */
export const rightCells = {
  'certificate.read': { ...ofThePeople, backOffice: ['x xxxx', 'x xxxx'] },
  'certificate.download': ofThePeople,
  'certificate.manage': backOfficeOnly,
} satisfies RightCells<typeof certificates>;

/** What only looks, written by hand too: « voir comme » leaves these and nothing else. */
export const looks: readonly (keyof typeof rightCells)[] = ['certificate.read'];
