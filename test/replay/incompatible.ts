import { sleep } from '@temporalio/workflow';
import { qualification as original } from '../../workflows/qualification/workflow.ts';

export { accounts } from '../../workflows/accounts/workflow.ts';
export { certificateDigest } from '../../workflows/certificate-digest/workflow.ts';
export { certificateSettings } from '../../workflows/certificate-settings/workflow.ts';
export { certificateSlot } from '../../workflows/certificate-slot/workflow.ts';
export { notice } from '../../workflows/notice/workflow.ts';
export { passwordReset } from '../../workflows/password-reset/workflow.ts';
export { reconcile } from '../../workflows/reconciler/workflow.ts';
export { restoreSlots } from '../../workflows/restorer/workflow.ts';

/** What a careless change would do to running processes; see histories.test.ts. */
export async function qualification(...args: Parameters<typeof original>) {
  await sleep('1 second');
  return original(...args);
}
