import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { longStep } from '#workflows/shared/policies';

const { purgeExpired } = proxyActivities<Activities>(longStep);

/** Started by its schedule, once a day: removes the files of qualifications that are past their time. */
export async function purge() {
  return purgeExpired();
}
