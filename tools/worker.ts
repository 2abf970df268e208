import { config } from '#config';
import { runOnePart } from './one-part.ts';
import { bundleStep, generateStep } from './setup.ts';
import { runCommand } from './trouble.ts';

/** `npm run worker`: the worker alone. */
await runCommand(async () => {
  const settings = config();
  await runOnePart([generateStep(settings), bundleStep(settings)], (parts) => parts.worker);
});
