import { pino } from 'pino';
import { framesOf, scrubbed } from '#domain/kit/log-text';
import { DefaultLogger, type LogMetadata, type Logger } from '@temporalio/worker';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** What may stand in a log: facts about the process, never its inputs. */
const kept: readonly string[] = [
  'workflowId',
  'runId',
  'workflowType',
  'activityType',
  'attempt',
  'taskQueue',
  'reason',
  'round',
  'seconds',
  'buildId',
];

/** JSON lines on standard error. */
export function workerLogger(level: 'debug' | 'info' | 'warn' | 'error'): Logger {
  const logger = pino({ level, base: { part: 'worker' } }, pino.destination(2));
  return new DefaultLogger('TRACE', ({ level: severity, message, meta }) => {
    logger[levels[severity]](facts(meta), scrubbed(message));
  });
}

/** As activities and the SDK's core name what workflows call otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  workflowRunId: 'runId',
  workflow_id: 'workflowId',
  run_id: 'runId',
};

function facts(meta: LogMetadata = {}): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(meta)) {
    const name = otherNames[key] ?? key;
    if (kept.includes(name)) told[name] = value;
  }
  const { error } = meta;
  if (error instanceof Error)
    told['error'] = { name: error.name, message: scrubbed(error.message), stack: framesOf(error) };
  return told;
}
