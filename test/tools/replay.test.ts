import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { environmentWith } from '#config';
import { anInput, failing, qualificationFakes } from '#test/support/qualification-fakes';
import { aRealTemporal } from '#test/support/workflows';
import { qualificationStart, qualificationWorkflow } from '#workflows/qualification/qualification/contract';
import { start } from './processes.ts';

const temporal = await aRealTemporal();

/** `npm run replay -- <args>` against the server of this test, or another. */
async function replay(args: string[], address = temporal.env.address) {
  const env = environmentWith({ TEMPORAL_ADDRESS: address });
  const command = start(process.execPath, ['tools/replay.ts', ...args], { env });
  const code = await command.ended;
  return { code, output: command.output().trim() };
}

const usage = 'jalon: usage: npm run replay -- <workflow id> [--keep <name of a-z, 0-9 and hyphens>]';
test.each([[], ['a', 'b'], ['a', '--keep'], ['a', '--keep', '../x'], ['a', '--other']])(
  'arguments %j are answered with the usage',
  async (...args) => {
    expect(await replay(args)).toEqual({ code: 1, output: usage });
  },
);

test('an id that Temporal does not know is named', async () => {
  expect(await replay(['qualification:alpha:nobody'])).toEqual({
    code: 1,
    output:
      'jalon: Temporal knows no process qualification:alpha:nobody; its id stands on its page and in the Temporal UI',
  });
});

test('a server that does not answer is named, with the setting, within ten seconds', async () => {
  const began = Date.now();
  expect(await replay(['x'], '127.0.0.1:1')).toEqual({
    code: 1,
    output:
      'jalon: no Temporal server answers at 127.0.0.1:1: is Jalon running? (TEMPORAL_ADDRESS names another)',
  });
  expect(Date.now() - began).toBeLessThan(10_000);
});

test('an open and an ended process replay; kept, the history stands with the others, once', async () => {
  const asked = Promise.withResolvers<void>();
  const away = failing('networkUnavailable', Infinity, async () => {});
  const askNetwork = async () => {
    asked.resolve();
    return away();
  };
  const input = anInput({ submissionId: '7k3m9qxp2e01' });
  const begin = (taskQueue: string) =>
    temporal.env.client.workflow.start(qualificationWorkflow, { ...qualificationStart(input), taskQueue });
  const { workflowId } = qualificationStart(input);
  await temporal.with(
    qualificationFakes(10, { askNetwork }).activities,
    async (_client, taskQueue) => {
      await begin(taskQueue);
      await asked.promise;
    },
    'replayed',
  );
  const open = await replay([workflowId]);
  expect(open).toEqual({
    code: 0,
    output: expect.stringMatching(`^${workflowId} replays with this code: \\d+ events`),
  });

  await temporal.with(
    qualificationFakes(10).activities,
    async (client) => client.workflow.getHandle(workflowId).result(),
    'replayed',
  );
  const name = `of-this-test-${process.pid}`;
  const file = join(import.meta.dirname, '../histories', `${name}.json`);
  onTestFinished(() => rmSync(file, { force: true }));
  expect(await replay([workflowId, '--keep', name])).toMatchObject({ code: 0 });
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).not.toContain(process.cwd());
  expect(await replay([workflowId, '--keep', name])).toEqual({
    code: 1,
    output: `jalon: test/histories/${name}.json is there already: give another name`,
  });
});
