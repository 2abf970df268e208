import { config } from '#config';
import { databaseStep } from './database.ts';
import { screenOn } from './screen.ts';
import { declareStep, generateStep } from './setup.ts';
import { runSteps } from './steps.ts';
import { runCommand } from './trouble.ts';

/**
 * `npm run migrate`: makes or migrates the portal's database, and declares at a Temporal server elsewhere what
 * temporal.yaml says, without starting anything. An embedded server gets it when it starts.
 */
await runCommand(async () => {
  const settings = config();
  const screen = screenOn();
  const declaration = settings.temporal.embedded ? [] : [declareStep(settings, [])];
  await runSteps([generateStep(settings), databaseStep(settings), ...declaration], screen);
  // Loaded late: it needs the generated client.
  const { firstLinkOf } = await import('./first-link.ts');
  if (await firstLinkOf(settings))
    screen.say(`nobody can log in yet: the link to make the first account lies in ${settings.firstLinkFile}`);
  screen.say(`the database is up to date: ${settings.databaseFile}`);
});
