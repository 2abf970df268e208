import { TypedSearchAttributes } from '@temporalio/common';
import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import { expect, test } from 'vitest';
import { temporalRuns } from '#activities/platform/temporal/runs';
import { JalonState } from '#workflows/shared/search-attributes';

const closeTime = new Date('2026-11-02T08:00:00.000Z');

/** A Temporal client of which only `describe` is there. */
function aClient(describe: () => Promise<Partial<WorkflowExecutionDescription>>): Client {
  return { workflow: { getHandle: () => ({ describe }) } } as unknown as Client; // all that is asked
}

function described(name: string, state?: string, cancelRequested?: boolean): Client {
  const typedSearchAttributes = new TypedSearchAttributes(state ? [{ key: JalonState, value: state }] : []);
  const status = { name } as WorkflowExecutionDescription['status']; // its code is not read
  const raw = { workflowExtendedInfo: { cancelRequested } } as WorkflowExecutionDescription['raw']; // all that is read
  return aClient(async () => ({ status, runId: 'run-2', closeTime, typedSearchAttributes, raw }));
}

test.each(['RUNNING', 'PAUSED'])('a %s workflow is open in its latest run', async (status) => {
  const open = { open: true, runId: 'run-2', cancelRequested: false };
  expect(await temporalRuns(described(status)).find('w')).toEqual(open);
  expect(await temporalRuns(described(status, undefined, true)).find('w')).toEqual({
    ...open,
    cancelRequested: true,
  });
});

test.each([
  ['TERMINATED', 'terminated'],
  ['CANCELLED', 'cancelled'],
  ['TIMED_OUT', 'timedOut'],
  ['FAILED', 'failed'],
])('a %s workflow did not end by itself', async (status, endedBy) => {
  expect(await temporalRuns(described(status, 'inProgress')).find('w')).toEqual({
    open: false,
    runId: 'run-2',
    endedAt: closeTime,
    endedBy,
  });
});

test('a completed workflow tells its last state', async () => {
  expect(await temporalRuns(described('COMPLETED', 'rejected')).find('w')).toEqual({
    open: false,
    runId: 'run-2',
    endedAt: closeTime,
    endedBy: 'itself',
    state: 'rejected',
  });
});

test('a workflow that Temporal does not know is missing', async () => {
  const client = aClient(() => Promise.reject(new WorkflowNotFoundError('not found', 'w', undefined)));
  expect(await temporalRuns(client).find('w')).toEqual({
    open: false,
    runId: null,
    endedAt: null,
    endedBy: 'missing',
  });
});

test('a Temporal that does not answer is not taken for one that knows nothing', async () => {
  const client = aClient(() => Promise.reject(new Error('14 UNAVAILABLE')));
  await expect(temporalRuns(client).find('w')).rejects.toThrow('UNAVAILABLE');
});
