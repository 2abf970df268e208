import type { espace } from '#domain/espace/manifest';
import { backOfficeOnly, type RightCells } from '#test/support/right-cells';

/** Written by hand and not read from the code. */
export const rightCells = {
  'publication.manage': backOfficeOnly,
  'service.manage': backOfficeOnly,
} satisfies RightCells<typeof espace>;
