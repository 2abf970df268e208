import { accountRows } from './accounts/rows.ts';
import { certificateSettingsRows } from './certificates/settings.ts';
import { certificateSlotRows } from './certificates/slot.ts';
import { slotLosses } from './certificates/losses.ts';
import { slotWakes } from './certificates/wakes.ts';
import { qualificationRows } from './qualification/rows.ts';
import { reconciliation } from './platform/reconcile.ts';
import { stopReasons } from './platform/stops.ts';
import { taskActivities } from './platform/tasks.ts';
import type { Dependencies } from './dependencies.ts';
import { kindHooks } from './hooks.ts';
import { purging } from './qualification/purge.ts';
import { results } from './qualification/results.ts';
import { sweeping } from './platform/files/sweep.ts';
import { verification } from './qualification/verify.ts';
import { accountMails } from './accounts/mails.ts';
import { certificateDigests } from './certificates/digest-mails.ts';
import { certificateMailing } from './certificates/mails.ts';
import { noticeActivities } from './qualification/notice.ts';
import { passwordResetActivities } from './platform/mail/password-reset.ts';
import { untoldEnds } from './qualification/untold.ts';
import { networkActivities } from './qualification/network.ts';

/** Every activity, over the given outside world. */
export function createActivities(dependencies: Dependencies) {
  const hooks = kindHooks(dependencies);
  return {
    ...qualificationRows(dependencies),
    ...verification(dependencies),
    ...networkActivities(dependencies),
    ...results(dependencies),
    ...accountRows(dependencies),
    ...accountMails(dependencies),
    ...certificateSlotRows(dependencies),
    ...slotWakes(dependencies),
    ...slotLosses(dependencies, hooks),
    ...certificateMailing(dependencies),
    ...certificateDigests(dependencies),
    ...certificateSettingsRows(dependencies),
    ...noticeActivities(dependencies),
    ...passwordResetActivities(dependencies),
    ...untoldEnds(dependencies),
    ...taskActivities(dependencies),
    ...reconciliation(dependencies, hooks),
    ...stopReasons(dependencies),
    ...sweeping(dependencies, hooks),
    ...purging(dependencies),
  };
}

export type Activities = ReturnType<typeof createActivities>;
