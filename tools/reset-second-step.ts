import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { argv } from 'node:process';
import { config } from '#config';
import { openDatabase, type Database } from '#prisma/client';
import { forgetSecondFactor } from '#prisma/second-factor';
import { Trouble, runCommand } from './trouble.ts';

/**
 * `npm run reset-second-step -- <login>`: for the only person of the back office, whom no colleague can help. Whoever
 * reads the data directory could do it by hand; this way it stands in the trail, as the deed of `who`.
 */
export async function resetSecondStep(db: Database, login: string, who: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { login } });
    if (!user) throw new Trouble(`nobody has the login ${login}`);
    if (!(await forgetSecondFactor(tx, user.id, now)))
      throw new Trouble(`${login} has set up no authenticator`);
    await tx.auditRow.create({
      data: {
        ...{ id: randomUUID(), at: now, actorId: null, actorLogin: who, operatorId: null },
        ...{ action: 'secondFactor.reset', subject: `user:${user.id}` },
      },
    });
  });
}

if (import.meta.main) {
  await runCommand(async () => {
    const [login, ...more] = argv.slice(2);
    if (!login || more.length > 0) throw new Trouble('usage: npm run reset-second-step -- <login>');
    const { databaseFile } = config();
    if (!existsSync(databaseFile)) throw new Trouble(`there is no database ${databaseFile}`);
    const db = openDatabase(databaseFile);
    try {
      await resetSecondStep(db, login, `${userInfo().username} (console)`, new Date());
    } finally {
      await db.$disconnect();
    }
    console.log(`the next log-in of ${login} sets up another authenticator`);
  });
}
