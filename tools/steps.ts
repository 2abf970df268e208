import type { Screen } from './screen.ts';

/** One piece of preparation. What is up to date returns without having reported, and nothing is printed about it. */
export interface Step {
  name: string;
  /** Names of the steps whose work this one needs. */
  after?: string[];
  /** `report` says what is being done; `signal` fires when another step failed or the person stopped us. */
  run(report: (what: string) => void, signal: AbortSignal): Promise<void>;
}

/**
 * Runs the steps side by side, each as soon as those it comes after are done. The first failure stops the others and
 * is thrown once all have ended, so that nothing half-done goes on behind the message.
 */
export async function runSteps(steps: Step[], screen: Screen, stop?: AbortSignal): Promise<void> {
  const failure = new AbortController();
  const signal = stop ? AbortSignal.any([stop, failure.signal]) : failure.signal;
  const running = new Map<string, Promise<void>>();
  const start = (step: Step, path: string[] = []): Promise<void> => {
    if (path.includes(step.name))
      throw new Error(`steps wait for each other: ${[...path, step.name].join(' → ')}`);
    const known = running.get(step.name);
    if (known) return known;
    const before = (step.after ?? []).map((name) => {
      const found = steps.find((one) => one.name === name);
      if (!found) throw new Error(`step ${step.name} comes after ${name}, which does not exist`);
      return start(found, [...path, step.name]);
    });
    const promise = Promise.all(before).then(() => runStep(step, screen, signal));
    promise.catch((error: unknown) => failure.abort(error));
    running.set(step.name, promise);
    return promise;
  };
  await Promise.allSettled(steps.map((step) => start(step)));
  signal.throwIfAborted();
}

async function runStep(step: Step, screen: Screen, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const startedMs = Date.now();
  let reported = false;
  try {
    await step.run((what) => {
      reported = true;
      screen.working(step.name, what);
    }, signal);
  } catch (error) {
    if (reported) screen.failed(step.name);
    throw error;
  }
  if (reported) screen.done(step.name, `done in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
}
