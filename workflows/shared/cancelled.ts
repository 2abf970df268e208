import { CancellationScope, isCancellation } from '@temporalio/workflow';
import type { Story } from './story.ts';

/**
 * For the `catch` around a whole process: cancelled, it still writes its end, whoever cancels meanwhile, and is cancelled
 * then. Any other error is a bug, which stalls it until it is mended.
 */
export async function cancelledAfter(
  error: unknown,
  end: () => Promise<unknown>,
  story: Pick<Story<string, object>, 'settled'>,
): Promise<never> {
  if (isCancellation(error))
    await CancellationScope.nonCancellable(async () => {
      await end();
      await story.settled();
    });
  throw error;
}
