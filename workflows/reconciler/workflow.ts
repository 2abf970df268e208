import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { longStep } from '../shared/policies.ts';

const { reconcileRows } = proxyActivities<Activities>(longStep);

/** Started by its schedule: mends rows that their process cannot mend any more. */
export async function reconcile() {
  return reconcileRows();
}
