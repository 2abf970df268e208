import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { Client, Connection, WorkflowNotFoundError, isGrpcServiceError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { config } from '#config';
import { Trouble, runCommand } from './trouble.ts';

/**
 * `npm run replay -- <workflow id> [--keep <name>]`: downloads the history of a process and replays it with today's
 * code. With --keep it also becomes test/histories/<name>.json, which every later version has to replay.
 */
async function main(): Promise<void> {
  const { workflowId, keep } = asked();
  const { root, temporal } = config();
  const kept = keep && join(root, 'test/histories', `${keep}.json`);
  if (kept && existsSync(kept))
    throw new Trouble(`test/histories/${keep}.json is there already: give another name`);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await Connection.connect({
    address: temporal.address,
    connectTimeout: '5s',
    ...(temporal.apiKey ? { apiKey: temporal.apiKey, tls: true } : {}),
  }).catch(() => {
    const setting = temporal.embedded ? 'JALON_TEMPORAL_PORT' : 'TEMPORAL_ADDRESS';
    throw new Trouble(
      `no Temporal server answers at ${temporal.address}: is Jalon running? (${setting} names another)`,
    );
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
  if (!kept) return;
  // Stack traces name this machine's folders, which mean nothing elsewhere.
  const told = historyToJSON(history).replaceAll(root, '.');
  await writeFile(kept, `${told}\n`, { flag: 'wx' });
}

function asked(): { workflowId: string; keep?: string | undefined } {
  const usage = new Trouble('usage: npm run replay -- <workflow id> [--keep <name of a-z, 0-9 and hyphens>]');
  try {
    const { positionals, values } = parseArgs({
      args: argv.slice(2),
      allowPositionals: true,
      options: { keep: { type: 'string' } },
    });
    const [workflowId, ...more] = positionals;
    const { keep } = values;
    if (workflowId && more.length === 0 && (keep === undefined || /^[a-z0-9-]+$/.test(keep)))
      return { workflowId, keep };
  } catch {
    // An option that there is not.
  }
  throw usage;
}

/** Of gRPC. */
const notFound: readonly number[] = [5];

async function historyOf(client: Client, workflowId: string) {
  try {
    return await client.workflow.getHandle(workflowId).fetchHistory();
  } catch (error) {
    const unknown = isGrpcServiceError(error) && notFound.includes(error.code);
    if (unknown || error instanceof WorkflowNotFoundError)
      throw new Trouble(
        `Temporal knows no process ${workflowId}; its id stands on its page and in the Temporal UI`,
      );
    if (isGrpcServiceError(error)) throw new Trouble(`the Temporal server refuses: ${error.details}`);
    throw error;
  }
}

await runCommand(main);
