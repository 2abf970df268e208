import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '#config';
import { aDatabase } from '#test/support/database';
import { anOperator, aProcess } from '#test/support/rows';
import { reportedProcesses } from '#web/features/platform/operations/server/reported';
import { JalonProcess } from '#workflows/shared/search-attributes';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
  const path = config().temporal.cli;
  env = await TestWorkflowEnvironment.createLocal({
    server: {
      ...(path ? { executable: { type: 'existing-path', path } } : {}),
      extraArgs: [
        ...['--search-attribute', 'JalonProcess=Keyword'],
        // Five by default, which takes some 50 s.
        ...['--dynamic-config-value', 'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2'],
      ],
    },
  });
});
afterAll(() => env.teardown());

const ui = { uiUrl: 'http://127.0.0.1:8233', namespace: 'default' };
const workflowId = 'qualification:alpha:s1';
const version = (file: string) =>
  Worker.create({
    connection: env.nativeConnection,
    taskQueue: 'bugs',
    workflowsPath: fileURLToPath(new URL(`../../support/${file}`, import.meta.url)),
    // The next version finds nothing of the one before.
    maxCachedWorkflows: 0,
  });

describe('« Signalés par Temporal »', () => {
  test('names a process whose code fails, with its history, until a version that is mended has gone on with it', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await db.operator.create({ data: anOperator() });
    await db.process.create({ data: aProcess({ workflowId, reference: 'automne.csv' }) });
    const handle = await env.client.workflow.start('qualification', {
      workflowId,
      taskQueue: 'bugs',
      args: [{}],
      typedSearchAttributes: [{ key: JalonProcess, value: 'qualification' }],
    });
    // Asks anew each time, which the portal does every five seconds.
    const reported = () => reportedProcesses(() => env.client)(db, ui);
    expect(await reported()).toEqual({ processes: [], more: false });

    const bug = await version('bug.ts');
    await bug.runUntil(
      expect
        .poll(reported, { timeout: 40_000, interval: 300 })
        .toMatchObject({ processes: [{ workflowId }] }),
    );
    expect(await reported()).toEqual({
      processes: [
        {
          ...{ workflowId, kind: 'qualification', reference: 'automne.csv', cause: 'failed' },
          detail: 'WorkflowWorkerUnhandledFailure',
          historyUrl: expect.stringContaining(
            `/workflows/qualification%3Aalpha%3As1/${handle.firstExecutionRunId}`,
          ),
        },
      ],
      more: false,
    });

    const mended = await version('bug-mended.ts');
    await mended.runUntil(async () => {
      expect(await handle.result()).toBe('mended');
    });
    await expect.poll(reported, { timeout: 20_000 }).toEqual({ processes: [], more: false });
  });

  test('asks Temporal once in five seconds, whoever looks', async () => {
    await using database = await aDatabase();
    let asked = 0;
    let now = 0;
    const ask = reportedProcesses(
      () => {
        asked += 1;
        return env.client;
      },
      () => now,
    );
    await Promise.all([ask(database.db, ui), ask(database.db, ui)]);
    now = 4_999;
    await ask(database.db, ui);
    expect(asked).toBe(1);
    now = 5_000;
    await ask(database.db, ui);
    expect(asked).toBe(2);
  });

  test('does not know while Temporal is away', async () => {
    await using database = await aDatabase();
    // As the portal's: the SDK's own would try again on the closed connection.
    const connection = Connection.lazy({ address: '127.0.0.1:1', interceptors: [] });
    const away = new Client({ connection });
    expect(await reportedProcesses(() => away)(database.db, ui)).toEqual({ processes: null, more: false });
    await connection.close();
  });
});
