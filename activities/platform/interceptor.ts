import { CancelledFailure, activityInfo, cancelled, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import { withoutPersonalData } from './failure.ts';

const heartbeatEveryMs = 1_000;

/**
 * Around every activity: it sends a sign of life each second, so that a killed worker's work is taken over soon; hands
 * back its work at once when its worker is asked to stop; and puts no personal data into the history when it fails.
 */
export class AroundActivities implements ActivityInboundCallsInterceptor {
  async execute(
    input: ActivityExecuteInput,
    next: Next<ActivityInboundCallsInterceptor, 'execute'>,
  ): Promise<unknown> {
    const signOfLife = activityInfo().isLocal ? undefined : setInterval(() => heartbeat(), heartbeatEveryMs);
    try {
      return await Promise.race([next(input), cancelled()]);
    } catch (error) {
      if (error instanceof CancelledFailure) {
        if (error.message !== 'WORKER_SHUTDOWN') throw error;
        throw ApplicationFailure.create({
          message: 'Handed back by a worker that stops',
          type: 'HandedBack',
          nextRetryDelay: '1ms',
        });
      }
      // Logged by the SDK, once for each attempt.
      throw withoutPersonalData(error);
    } finally {
      clearInterval(signOfLife);
    }
  }
}
