import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { longStep } from '#workflows/shared/policies';

const { sweepLeftovers } = proxyActivities<Activities>(longStep);

/** Started by its schedule: removes staged inputs without a process, faults of refused files, leftovers of crashes. */
export async function sweep() {
  return sweepLeftovers();
}
