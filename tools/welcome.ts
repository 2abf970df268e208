import type { Config } from '#config';
import { demoAccounts, demoPassword } from '#prisma/demo';

/** Prints where everything is and who can log in. */
export function printWelcome(settings: Config): void {
  const { portal, temporal, simulator, demo, dataDir } = settings;
  const rows: [string, string][] = [
    ['Portal', portal.url],
    ['Temporal UI', temporal.uiUrl],
    ['Simulator', simulator.url],
    ['Mailbox', `${simulator.url}/mail`],
    ['Data, logs', dataDir],
  ];
  const lines = ['', 'Jalon is ready.', '', ...table(rows)];
  if (demo) {
    const people = demoAccounts.map(({ login, person }): [string, string] => [login, person.en]);
    lines.push('', `Demo accounts, password ${demoPassword}:`, '', ...table(people));
  }
  process.stdout.write(`${lines.join('\n')}\n\nCtrl-C ends everything.\n`);
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
