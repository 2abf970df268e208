import { expect, test } from 'vitest';
import { aDatabase } from '#test/support/database';
import { staffMember } from '#test/support/people';
import { resetSecondStep } from '#tools/reset-second-step';

const now = new Date('2026-11-21T10:00:00Z');

test('the console forgets a lost authenticator and leaves its trace, and says when there is none to forget', async () => {
  await using database = await aDatabase();
  const { db } = database;
  const { id, login } = await staffMember(db);
  const reset = (given = login) => resetSecondStep(db, given, 'root (console)', now);
  await expect(reset('personne')).rejects.toThrow('nobody has the login personne');
  await expect(reset()).rejects.toThrow('no authenticator');
  expect(await db.auditRow.count()).toBe(0);

  await db.secondFactor.create({ data: { userId: id, secret: 'sealed', confirmedAt: now, lastStep: 0 } });
  await reset();
  expect(await db.secondFactor.count()).toBe(0);
  expect(await db.auditRow.findMany()).toMatchObject([
    { action: 'secondFactor.reset', actorId: null, actorLogin: 'root (console)', subject: `user:${id}` },
  ]);
});
