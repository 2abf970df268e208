import { config } from '#config';
import { runOnePart } from './one-part.ts';
import { generateStep } from './setup.ts';
import { runCommand } from './trouble.ts';

/** `npm run worker`: the worker alone. */
await runCommand(() => runOnePart([generateStep(config())], (parts) => parts.worker));
