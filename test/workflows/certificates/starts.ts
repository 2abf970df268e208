import type { certificates } from '#domain/certificates/manifest';
import { at, operatorCode, type Starts } from '#test/support/starts';
import { certificateSettingsStart } from '#workflows/certificates/settings/contract';
import { slotStart } from '#workflows/certificates/slot/contract';

/** How each process is started, as test/wire-names.txt keeps it. */
export const starts = {
  certificateSlot: [
    slotStart({
      service: 'WebEligibilité',
      environment: 'production',
      operatorCode,
      operatorId: '<operator id>',
      startedAt: at,
    }),
  ],
  certificateSettings: [certificateSettingsStart({ version: 1, startedAt: at })],
} satisfies Starts<typeof certificates>;
