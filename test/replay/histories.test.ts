import { readFileSync, readdirSync } from 'node:fs';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';

/**
 * Every process that a version of Jalon has started must go on under every later one. A history is recorded by
 * `npm run replay -- <workflow id> --keep <workflow>-<what happened>-<version>`.
 */
const folder = new URL('../histories/', import.meta.url);
const histories = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    workflowId: name.replace('.json', ''),
    history: historyFromJSON(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
  }));

const silent = new DefaultLogger('ERROR', () => {});
beforeAll(() => {
  Runtime.install({ logger: silent, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
});

/** The workflow ids whose history does not replay with the workflows of `entry`. */
async function failures(entry: string): Promise<string[]> {
  const workflowsPath = new URL(entry, import.meta.url).pathname;
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: silent });
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    if (error) failed.push(`${workflowId}: ${error.name}`);
  }
  return failed;
}

test('every recorded process replays with the code of today', async () => {
  expect(histories.length).toBeGreaterThanOrEqual(26);
  expect(await failures('../../workflows/index.ts')).toEqual([]);
});

test('the gate fails on an incompatible change: a qualification that waits a second before it begins', async () => {
  const failed = await failures('./incompatible.ts');
  const qualifications = histories.filter(({ workflowId }) => workflowId.startsWith('qualification'));
  expect(failed).toHaveLength(qualifications.length);
  expect(failed.every((entry) => entry.startsWith('qualification'))).toBe(true);
});
