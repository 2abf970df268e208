import { config } from '#config';
import { runOnePart } from './one-part.ts';
import { generateStep, portalStep } from './setup.ts';
import { runCommand } from './trouble.ts';

/** `npm run web`: the portal alone, built when needed. */
await runCommand(async () => {
  const settings = config();
  await runOnePart([generateStep(settings), portalStep(settings)], (parts) => parts.portal);
});
