import { patched, sleep } from '@temporalio/workflow';
import { qualification as original } from '#workflows/qualification/qualification/workflow';

/** The change of incompatible.ts as it has to be made: processes that began before it do not see it. */
export async function qualification(...args: Parameters<typeof original>) {
  if (patched('waits-a-second-before-it-begins')) await sleep('1 second');
  return original(...args);
}
