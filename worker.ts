import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { busyGate } from '#activities/platform/pauses';
import { createActivities } from '#activities/index';
import { resultThread } from '#activities/qualification/result-writer';
import { AroundActivities } from '#activities/platform/interceptor';
import { smtpMailer } from '#activities/platform/mail/client';
import { networkClient } from '#activities/qualification/network-client';
import { buildIdOf, leaveVersioning, makeCurrent, versioned } from '#activities/platform/temporal/deployment';
import { workerLogger } from '#activities/platform/temporal/logger';
import { metricsAddress } from '#activities/platform/temporal/metrics-address';
import { ensureSchedules } from '#activities/platform/temporal/schedules';
import { signOfLife } from '#activities/platform/temporal/sign-of-life';
import { temporalRuns } from '#activities/platform/temporal/runs';
import { config, secret } from '#config';
import { openDatabase } from '#prisma/client';

/** Composition root of the worker: the only file that sees everything. Runs until SIGTERM or SIGINT. */

const settings = config();
const { temporal } = settings;
for (const name of ['files/staged', 'files/qualifications', 'run'])
  mkdirSync(join(settings.dataDir, name), { recursive: true });

const logger = workerLogger(settings.logLevel);
const metrics = await metricsAddress();
Runtime.install({
  logger,
  shutdownSignals: ['SIGTERM', 'SIGINT'],
  telemetryOptions: {
    logging: { forward: {}, filter: 'WARN' },
    metrics: {
      prometheus: { bindAddress: metrics, countersTotalSuffix: true, useSecondsForDurations: true },
    },
  },
});

const server = {
  address: temporal.address,
  ...(temporal.apiKey ? { apiKey: temporal.apiKey, tls: true } : {}),
};
const native = await NativeConnection.connect(server);
const connection = await Connection.connect(server);
const client = new Client({ connection, namespace: temporal.namespace });
const db = openDatabase(settings.databaseFile);
const networkGate = busyGate(db);
const resultWriter = resultThread();
const mailer = smtpMailer(settings.smtp.url, { name: settings.wholesaler.name, address: settings.smtp.from });

const code = temporal.workflowBundle
  ? readFileSync(temporal.workflowBundle, 'utf8')
  : (await bundleWorkflowCode({ workflowsPath: join(settings.root, 'workflows/index.ts'), logger })).code;
const buildId = temporal.versioning ? buildIdOf(code) : undefined;

const worker = await Worker.create({
  connection: native,
  namespace: temporal.namespace,
  taskQueue: temporal.taskQueues.main,
  workflowBundle: { code },
  ...(buildId && { workerDeploymentOptions: versioned(buildId) }),
  activities: createActivities({
    db,
    mailer,
    dataDir: settings.dataDir,
    writeResultFiles: resultWriter.write,
    network: networkClient(settings.network.url, undefined, () => networkGate('network')),
    runs: temporalRuns(client),
    secret: secret(settings),
    portalUrl: settings.portal.url,
    wholesalerName: settings.wholesaler.name,
    resultDays: settings.resultDays,
    longWaitSeconds: settings.longWaitSeconds,
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

if (!buildId) {
  const left = await leaveVersioning(client);
  if (left) logger.warn('Workers without a build serve all processes again', { buildId: left });
}
await ensureSchedules(client, temporal);
const over = new AbortController();
const running = worker.run().finally(() => over.abort());
// It may end before it is awaited below.
running.catch(() => {});
let quiet = () => {};
try {
  // Before that it would be there and do nothing, which is no sign of life.
  if (buildId) await makeCurrent(client, buildId, logger, over.signal);
  quiet = signOfLife(worker, join(settings.dataDir, 'run'), metrics);
  await running;
} catch (error) {
  if (!over.signal.aborted) worker.shutdown();
  await running;
  throw error;
} finally {
  quiet();
  mailer.close();
  await resultWriter.close();
  await db.$disconnect();
  await connection.close();
  await native.close();
}
