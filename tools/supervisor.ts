import { lastLineOfRun } from './log-file.ts';
import { keepRunning, type Part, type PartPlan } from './part.ts';
import type { Screen } from './screen.ts';
import { Trouble } from './trouble.ts';

/** Parts that keep ending before Jalon was ever usable end the start after this many times. */
const givenUpAfter = 3;
const stageMs = [8300, 1300];

export interface Supervisor {
  /** Starts a part and keeps it running. */
  start(plan: PartPlan): void;
  /** From now on a part that ends is only started again, however often. */
  usable(): void;
  /** Fires with a Trouble when a part keeps ending before `usable`. */
  hopeless: AbortSignal;
  /** Ends the parts named in `first`, then all others; what does not end in time is killed. Takes at most 9.6 s. */
  stop(first: string[]): Promise<void>;
  /** Ends everything at once. */
  kill(): void;
}

/** Runs parts, tells on `screen` what happens to them, and ends them in order. */
export function superviseOn(screen: Screen, backOffMs?: number[]): Supervisor {
  const parts: Part[] = [];
  const hopeless = new AbortController();
  let isUsable = false;

  const died = (plan: PartPlan, how: string, againInMs: number, timesInARow: number) => {
    const why = lastLineOfRun(plan.logFile);
    if (!isUsable && timesInARow >= givenUpAfter) {
      hopeless.abort(
        new Trouble(`${plan.name} keeps ending (${how})${why && `: ${why}`}; its log: ${plan.logFile}`),
      );
      return;
    }
    const where = timesInARow > 1 ? `; ${timesInARow} times in a row, its log: ${plan.logFile}` : '';
    screen.say(`${plan.name} ended (${how}), starting it again in ${againInMs / 1000} s${where}`);
  };
  const restarted = (plan: PartPlan) => screen.say(`${plan.name} was started again`);

  return {
    start: (plan) => void parts.push(keepRunning(plan, { died, restarted }, backOffMs)),
    usable: () => void (isUsable = true),
    hopeless: hopeless.signal,
    async stop(first) {
      const isFirst = (part: Part) => first.includes(part.plan.name);
      const stages = [parts.filter(isFirst), parts.filter((part) => !isFirst(part))];
      for (const [index, stage] of stages.entries()) {
        await Promise.all(stage.map((part) => part.stop(stageMs[index] ?? 0)));
      }
    },
    kill: () => parts.forEach((part) => part.kill()),
  };
}
