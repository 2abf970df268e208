import 'server-only';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import {
  certificateSettingsStart,
  certificateSettingsWorkflow,
} from '#workflows/certificates/settings/contract';
import type { ReplanAll } from './settings.ts';
import { report } from '#web/server/errors';
import { isOutage, taskQueue, temporalClient } from '#web/server/temporal';

/** Starts the durable process that tells every slot of new delays; of one version there is one. */
export const replanAll: ReplanAll = async (version, startedAt) => {
  const client = temporalClient();
  const options = certificateSettingsStart({ version, startedAt });
  try {
    await client.withDeadline(Date.now() + 5_000, () =>
      client.workflow.start(certificateSettingsWorkflow, { taskQueue: taskQueue(), ...options }),
    );
    return true;
  } catch (error) {
    // It is on its way, or has told them all.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
    if (!isOutage(error)) report(error, 'new delays of certificates');
    return false;
  }
};
