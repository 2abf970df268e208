import { sleep } from '@temporalio/workflow';
import { qualification as original } from '#workflows/qualification/qualification/workflow';

export { accounts } from '#workflows/accounts/creation/workflow';
export { certificateDigest } from '#workflows/certificates/digest/workflow';
export { certificateSettings } from '#workflows/certificates/settings/workflow';
export { certificateSlot } from '#workflows/certificates/slot/workflow';
export { notice } from '#workflows/qualification/notice/workflow';
export { passwordReset } from '#workflows/platform/password-reset/workflow';
export { reconcile } from '#workflows/platform/reconciler/workflow';
export { restoreSlots } from '#workflows/certificates/restorer/workflow';

/** What a careless change would do to running processes; see histories.test.ts. */
export async function qualification(...args: Parameters<typeof original>) {
  await sleep('1 second');
  return original(...args);
}
