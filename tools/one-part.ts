import { config } from '#config';
import { type PartPlan, runInForeground } from './part.ts';
import { partsOf } from './parts.ts';
import { screenOn } from './screen.ts';
import { stopOnSignals } from './signals.ts';
import { runSteps, type Step } from './steps.ts';

/** Prepares and runs one part alone on this console, for those who spread Jalon over several machines. */
export async function runOnePart(
  steps: Step[],
  choose: (parts: ReturnType<typeof partsOf>) => PartPlan,
): Promise<void> {
  const stop = stopOnSignals({ first: () => {}, again: () => process.exit(130) });
  await runSteps(steps, screenOn(), stop);
  const code = await runInForeground(choose(partsOf(config())), stop);
  process.exitCode = stop.aborted ? 0 : code;
}
