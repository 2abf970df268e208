import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { createActivities } from '#activities/index';
import { AroundActivities } from '#activities/interceptor';
import { smtpMailer } from '#activities/mail/client';
import { networkClient } from '#activities/network/client';
import { ensureSchedules } from '#activities/temporal/schedules';
import { signOfLife } from '#activities/temporal/sign-of-life';
import { temporalRuns } from '#activities/temporal/runs';
import { workerLogger } from '#activities/temporal/logger';
import { config, secret } from '#config';
import { openDatabase } from '#prisma/client';

/** Composition root of the worker: the only file that sees everything. Runs until SIGTERM or SIGINT. */

const settings = config();
const { temporal } = settings;
for (const name of ['files/staged', 'files/qualifications', 'run'])
  mkdirSync(join(settings.dataDir, name), { recursive: true });

const logger = workerLogger(settings.logLevel);
Runtime.install({
  logger,
  shutdownSignals: ['SIGTERM', 'SIGINT'],
  telemetryOptions: { logging: { forward: {}, filter: 'WARN' } },
});

const server = {
  address: temporal.address,
  ...(temporal.apiKey ? { apiKey: temporal.apiKey, tls: true } : {}),
};
const native = await NativeConnection.connect(server);
const connection = await Connection.connect(server);
const client = new Client({ connection, namespace: temporal.namespace });
const db = openDatabase(settings.databaseFile);
const mailer = smtpMailer(settings.smtp.url, { name: settings.wholesaler.name, address: settings.smtp.from });

const worker = await Worker.create({
  connection: native,
  namespace: temporal.namespace,
  taskQueue: temporal.taskQueues.main,
  workflowBundle: temporal.workflowBundle
    ? { codePath: temporal.workflowBundle }
    : await bundleWorkflowCode({ workflowsPath: join(settings.root, 'workflows/index.ts'), logger }),
  activities: createActivities({
    db,
    mailer,
    dataDir: settings.dataDir,
    network: networkClient(settings.network.url),
    runs: temporalRuns(client),
    secret: secret(settings),
    portalUrl: settings.portal.url,
    wholesalerName: settings.wholesaler.name,
    resultDays: settings.resultDays,
    now: () => new Date(),
  }),
  interceptors: { activity: [() => ({ inbound: new AroundActivities() })] },
  maxConcurrentActivityTaskExecutions: temporal.worker.maxConcurrentActivities,
  maxConcurrentWorkflowTaskExecutions: temporal.worker.maxConcurrentWorkflowTasks,
  // What a killed worker held sticks to it for this long; a cache miss costs a replay of a short history.
  stickyQueueScheduleToStartTimeout: '2s',
  shutdownGraceTime: `${temporal.worker.shutdownGraceSeconds}s`,
  shutdownForceTime: `${temporal.worker.shutdownForceSeconds}s`,
});

await ensureSchedules(client, temporal);
const quiet = signOfLife(worker, join(settings.dataDir, 'run'));
try {
  await worker.run();
} finally {
  quiet();
  mailer.close();
  await db.$disconnect();
  await connection.close();
  await native.close();
}
