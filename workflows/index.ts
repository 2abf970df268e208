export { accounts } from './accounts/workflow.ts';
export { certificateSlot } from './certificate-slot/workflow.ts';
export { qualification } from './qualification/workflow.ts';
export { notice } from './notice/workflow.ts';
export { passwordReset } from './password-reset/workflow.ts';
export { reconcile } from './reconciler/workflow.ts';
export { purge } from './purger/workflow.ts';
export { sweep } from './sweeper/workflow.ts';
