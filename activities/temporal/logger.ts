import { pino } from 'pino';
import { DefaultLogger, type LogMetadata, type Logger } from '@temporalio/worker';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** What may stand in a log: facts about the process, never its inputs. */
const kept = [
  'workflowId',
  'runId',
  'workflowType',
  'activityType',
  'attempt',
  'taskQueue',
  'reason',
  'round',
  'seconds',
  'failure',
];

/** JSON lines on standard error. */
export function workerLogger(level: 'debug' | 'info' | 'warn' | 'error'): Logger {
  const logger = pino({ level, base: { part: 'worker' } }, pino.destination(2));
  return new DefaultLogger('TRACE', ({ level: severity, message, meta }) => {
    logger[levels[severity]](facts(meta), message);
  });
}

function facts(meta: LogMetadata | undefined): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const key of kept) if (meta?.[key] !== undefined) told[key] = meta[key];
  if (meta?.['error'] instanceof Error)
    told['error'] = { name: meta['error'].name, stack: meta['error'].stack };
  return told;
}
