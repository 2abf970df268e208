import type { Hooks } from '#activities/platform/kind-hooks';
import type { Dependencies } from '#activities/dependencies';
import { certificateDigests } from './digest-mails.ts';
import { certificatesHooks } from './hooks.ts';
import { slotLosses } from './losses.ts';
import { certificateMailing } from './mails.ts';
import { certificateSettingsRows } from './settings.ts';
import { certificateSlotRows } from './slot.ts';
import { slotWakes } from './wakes.ts';

export const certificates = {
  hooks: certificatesHooks,
  activities: (dependencies: Dependencies, hooks: Hooks) => ({
    ...certificateSlotRows(dependencies),
    ...slotWakes(dependencies),
    ...slotLosses(dependencies, hooks),
    ...certificateMailing(dependencies),
    ...certificateDigests(dependencies),
    ...certificateSettingsRows(dependencies),
  }),
};
