import { execFile } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a process writes to standard error with the worker's logger, a JSON object a line. */
async function loggedBy(script: string): Promise<Record<string, unknown>[]> {
  const code = `import { workerLogger } from '#activities/platform/temporal/logger'; const log = workerLogger('info'); ${script}`;
  const { stdout, stderr } = await promisify(execFile)(execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
  });
  expect(stdout).toBe('');
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>); // the logger writes objects
}

test('a log line names process, step and reason, and nothing of an input', async () => {
  const [line, ...more] = await loggedBy(
    `log.warn('The process waits', { workflowId: 'w', workflowRunId: 'r', activityType: 'askNetwork', attempt: 2, reason: 'network',
       args: ['0612345678'], input: { number: '0612345678' }, taskToken: '0612345678' });`,
  );
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    part: 'worker',
    msg: 'The process waits',
    workflowId: 'w',
    runId: 'r',
    activityType: 'askNetwork',
    attempt: 2,
    reason: 'network',
  });
  expect(JSON.stringify(line)).not.toContain('0612345678');
});

test('neither a message nor an error quotes a number or an address, and the SDK’s core names the process too', async () => {
  const lines = await loggedBy(
    `const error = new Error('no row for 0612345678');
     log.warn('Failing workflow task: +33 6 12 34 56 78 of jean@alpha.example', { workflow_id: 'w', run_id: 'r', error });`,
  );
  expect(lines).toMatchObject([
    { msg: expect.stringContaining('Failing workflow task'), workflowId: 'w', runId: 'r' },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/0612345678|12 34 56|jean/);
});

test('what is less important than the level is left out, and each error is told with its place', async () => {
  const lines = await loggedBy(
    `log.debug('no'); log.error('yes', { error: new RangeError('out of range') });`,
  );
  expect(lines).toMatchObject([
    {
      msg: 'yes',
      error: {
        name: 'RangeError',
        message: 'out of range',
        stack: expect.arrayContaining([expect.stringContaining('at ')]),
      },
    },
  ]);
});
