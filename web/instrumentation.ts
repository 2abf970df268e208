import { beginShutdown } from './server/shutdown.ts';

/** Runs once when the server starts, before the first request. */
export function register(): void {
  process.once('SIGTERM', beginShutdown);
  process.once('SIGINT', beginShutdown);
}
