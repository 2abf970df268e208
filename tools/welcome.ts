import type { Config } from '#config';
import { openDatabase } from '#prisma/client';
import { demoAccounts, demoPassword } from '#prisma/demo';

/** Until the management of accounts makes the first administrator. */
const noAccount =
  'Nobody can log in: there is no account, and Jalon cannot create the first one yet. JALON_DEMO=1 brings demo accounts.';

/** Prints where everything is and who can log in. */
export async function printWelcome(settings: Config): Promise<void> {
  const db = openDatabase(settings.databaseFile);
  try {
    process.stdout.write(welcome(settings, await db.user.count()));
  } finally {
    await db.$disconnect();
  }
}

/** `accounts`: how many the database holds. */
export function welcome(settings: Config, accounts: number): string {
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
  if (accounts === 0) lines.push('', noAccount);
  return `${lines.join('\n')}\n\nCtrl-C ends everything.\n`;
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
