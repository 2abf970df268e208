/** Modules load more than once in a Next server; globalThis is what they share. */
const shared = globalThis as typeof globalThis & { jalonShutdown?: AbortController };

function controller(): AbortController {
  shared.jalonShutdown ??= new AbortController();
  return shared.jalonShutdown;
}

/** Aborted when the process is told to end. Every open stream ends with it: `next start` waits for them without limit. */
export function shutdownSignal(): AbortSignal {
  return controller().signal;
}

export function beginShutdown(): void {
  controller().abort();
}
