import { config } from '#config';
import { databaseStep } from './database.ts';
import { screenOn } from './screen.ts';
import { generateStep } from './setup.ts';
import { runSteps } from './steps.ts';
import { runCommand } from './trouble.ts';

/** `npm run migrate`: makes or migrates the portal's database, without starting anything. */
await runCommand(async () => {
  const settings = config();
  const screen = screenOn();
  await runSteps([generateStep(settings), databaseStep(settings)], screen);
  screen.say(`the database is up to date: ${settings.databaseFile}`);
});
