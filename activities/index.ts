import { accountRows } from './database/accounts.ts';
import { certificateSettingsRows } from './database/certificate-settings.ts';
import { certificateSlotRows } from './database/certificate-slot.ts';
import { slotLosses } from './database/certificate-losses.ts';
import { slotWakes } from './database/certificate-wakes.ts';
import { qualificationRows } from './database/qualification.ts';
import { reconciliation } from './database/reconcile.ts';
import { stopReasons } from './database/stops.ts';
import { taskActivities } from './database/tasks.ts';
import type { Dependencies } from './dependencies.ts';
import { purging } from './files/purge.ts';
import { results } from './files/results.ts';
import { sweeping } from './files/sweep.ts';
import { verification } from './files/verify.ts';
import { accountMails } from './mail/accounts.ts';
import { certificateDigests } from './mail/certificate-digest.ts';
import { certificateMailing } from './mail/certificates.ts';
import { noticeActivities } from './mail/notice.ts';
import { passwordResetActivities } from './mail/password-reset.ts';
import { untoldEnds } from './mail/untold.ts';
import { networkActivities } from './network/activities.ts';

/** Every activity, over the given outside world. */
export function createActivities(dependencies: Dependencies) {
  return {
    ...qualificationRows(dependencies),
    ...verification(dependencies),
    ...networkActivities(dependencies),
    ...results(dependencies),
    ...accountRows(dependencies),
    ...accountMails(dependencies),
    ...certificateSlotRows(dependencies),
    ...slotWakes(dependencies),
    ...slotLosses(dependencies),
    ...certificateMailing(dependencies),
    ...certificateDigests(dependencies),
    ...certificateSettingsRows(dependencies),
    ...noticeActivities(dependencies),
    ...passwordResetActivities(dependencies),
    ...untoldEnds(dependencies),
    ...taskActivities(dependencies),
    ...reconciliation(dependencies),
    ...stopReasons(dependencies),
    ...sweeping(dependencies),
    ...purging(dependencies),
  };
}

export type Activities = ReturnType<typeof createActivities>;
