/** The person asked for the end: not an error. */
export class Stopped extends Error {
  override name = 'Stopped';
}

const sameRequestMs = 1000;

/**
 * Fires with Stopped at the first SIGINT, SIGTERM or SIGHUP; a later one calls `again`. One Ctrl-C reaches this process
 * several times (the terminal signals the group, npm and boot.mjs pass theirs on), so those of one second are one.
 */
export function stopOnSignals(on: { first(): void; again(): void }): AbortSignal {
  const controller = new AbortController();
  let firstMs = 0;
  const take = () => {
    if (controller.signal.aborted) {
      if (Date.now() - firstMs > sameRequestMs) on.again();
      return;
    }
    firstMs = Date.now();
    on.first();
    controller.abort(new Stopped());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, take);
  // A closed terminal takes the console away before it sends SIGHUP.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return controller.signal;
}
