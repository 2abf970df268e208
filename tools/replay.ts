import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { config } from '#config';
import { Trouble, runCommand } from './trouble.ts';

/**
 * `npm run replay -- <workflow id> [--keep <name>]`: downloads the history of a process and replays it with today's
 * code. With --keep it also becomes test/histories/<name>.json, which every later version has to replay.
 */
async function main(): Promise<void> {
  const [workflowId, option, name] = argv.slice(2);
  if (!workflowId || (option && (option !== '--keep' || !name))) {
    throw new Trouble('usage: npm run replay -- <workflow id> [--keep <name>]');
  }
  const { root, temporal } = config();
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await Connection.connect({
    address: temporal.address,
    ...(temporal.apiKey ? { apiKey: temporal.apiKey, tls: true } : {}),
  });
  const client = new Client({ connection, namespace: temporal.namespace });
  const history = await historyOf(client, workflowId);
  await connection.close();

  const bundle = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: bundle }, [
    { workflowId, history },
  ])) {
    if (error) throw new Trouble(`${workflowId} does not replay with this code: ${error.message}`);
  }
  console.log(`${workflowId} replays with this code: ${history.events?.length ?? 0} events`);
  if (!name) return;
  // Stack traces name this machine's folders, which mean nothing elsewhere.
  const told = historyToJSON(history).replaceAll(root, '.');
  await writeFile(join(root, 'test/histories', `${name}.json`), `${told}\n`);
}

async function historyOf(client: Client, workflowId: string) {
  try {
    return await client.workflow.getHandle(workflowId).fetchHistory();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw new Trouble(`Temporal knows no workflow ${workflowId}`);
    throw error;
  }
}

await runCommand(main);
