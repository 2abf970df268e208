import 'server-only';
import { scrubbed } from '#domain/kit/log-text';
import { log, traceOf } from './errors.ts';

const levels = { error: 'error', warn: 'warn', info: 'info', log: 'info' } as const;

/** What Next and libraries write to the console becomes lines of the log, as JSON and scrubbed as every other. */
export function logConsole(): void {
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, 'error' | 'warn' | 'info'][])
    // The keys are those of the constant above.
    console[method] = (...said: unknown[]) => {
      const error = said.find((part) => part instanceof Error);
      const text = said.filter((part) => typeof part === 'string').join(' ');
      const about = error ? { ...traceOf(error), text: scrubbed(text) } : { text: scrubbed(text) };
      // Somebody went away, or was cut off, in the middle of a request: nothing to see to.
      log()[error && isAbort(error) ? 'debug' : level](about, 'console');
    };
}

function isAbort(error: Error): boolean {
  return error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';
}
