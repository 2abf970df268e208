import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { DefaultLogger, NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { SlotLook, SlotStanding } from '#activities/certificates/slot';
import type { Activities } from '#activities/index';
import { AroundActivities } from '#activities/platform/interceptor';
import type { SlotInput } from '#workflows/certificates/slot/contract';
import { config } from '#config';

/**
 * The same workflow with activities that do nothing: what is left is Temporal's and the workflow's own part. Serves the
 * queue of its arguments (address, queue, end of the certificates), until it is told to end.
 */
const [, , address = '', taskQueue = '', notAfter = ''] = argv;

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  shutdownSignals: ['SIGTERM', 'SIGINT'],
  telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
});

/** Slots whose deposit was told. */
const certificate = { id: 'empty', label: 'empty', notAfter };
const told = new Set<string>();

const nothing = {
  async followSlot({ operatorCode }: SlotInput, look: SlotLook): Promise<SlotStanding> {
    if (look.told.length > 0) told.add(operatorCode);
    const notice = { kind: 'alert' as const, daysBefore: 60, at: notAfter };
    return {
      state: 'valid',
      holding: { current: certificate, next: null },
      plan: { notice, due: false, wakeAt: notAfter },
      owed: told.has(operatorCode) ? [] : [{ certificate, mail: 'creation' }],
    };
  },
  showSlot: async () => {},
  tellDeposit: async () => 0,
} satisfies Partial<Activities>;

const { temporal, root } = config();
const made = temporal.workflowBundle;
const code = made
  ? readFileSync(made, 'utf8')
  : (await bundleWorkflowCode({ workflowsPath: `${root}/workflows/index.ts` })).code;
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowBundle: { code },
  activities: nothing,
  interceptors: { activity: [() => ({ inbound: new AroundActivities() })] },
  maxConcurrentActivityTaskExecutions: temporal.worker.maxConcurrentActivities,
  maxConcurrentWorkflowTaskExecutions: temporal.worker.maxConcurrentWorkflowTasks,
  stickyQueueScheduleToStartTimeout: '2s',
});
console.warn('ready');
await worker.run();
await connection.close();
