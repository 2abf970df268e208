import { ConfigError } from '#config';

/** What the person at the console can do something about: its message is printed as it is, without a stack. */
export class Trouble extends Error {
  override name = 'Trouble';
}

/** Runs a command of tools/; a Trouble or wrong setting ends it with its lines on stderr and exit code 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const known = error instanceof Trouble || error instanceof ConfigError;
    const text = known
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
    for (const line of text.split('\n')) process.stderr.write(`jalon: ${line}\n`);
    process.exitCode = 1;
  }
}
