import type { Config } from '#config';
import { demoAccounts, demoPassword } from '#prisma/demo';
import { firstLinkOf } from './first-link.ts';

/** Prints where everything is and who can log in. */
export async function printWelcome(settings: Config): Promise<void> {
  process.stdout.write(welcome(settings, await firstLinkOf(settings)));
}

/** `link`: makes the first account; null where there is one. */
export function welcome(settings: Config, link: string | null): string {
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
  if (link)
    lines.push(
      '',
      'Nobody can log in yet. This link makes the first account of the back office, once:',
      '',
      `  ${link}`,
    );
  return `${lines.join('\n')}\n\nCtrl-C ends everything.\n`;
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
