import { describe, expect, test } from 'vitest';
import { resetMailKey } from '#domain/platform/mail';
import { noticeMailKey } from '#domain/qualification/mail';
import type { Process, SentMail, User } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { anOperator, aProcess, aQualification, aUser } from '#test/support/rows';
import { processBoard } from '#web/features/platform/operations/server/processes';
import { parented } from '#test/support/parents';

const at = new Date('2026-11-02T08:00:00.000Z');
const ui = { uiUrl: 'http://127.0.0.1:8233', namespace: 'default' };
const refused = { state: 'rejected', endedAt: at };

/** What « Exploitation » shows of one process that sends a mail. */
async function shown(process: Partial<Process>, mail?: Partial<SentMail> & { key: string }) {
  await using database = await aDatabase();
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  const { id: userId }: User = await db.user.create({ data: aUser() });
  await db.qualification.create({ data: await parented(db, aQualification({ state: 'completed', userId })) });
  await db.passwordReset.create({ data: { id: 'r1', userId, tokenHash: 'h', expiresAt: at } });
  if (mail) await db.sentMail.create({ data: { messageId: '<m>', ...mail } });
  await db.process.create({ data: aProcess(process) });
  const { page } = await processBoard(db, { reach: 'all' }, { show: 'all' }, {}, ui);
  return page.rows[0];
}

const userId = 'user-alpha.user';
const notice = { kind: 'notice', workflowId: 'notice:alpha:s1:run-1', reference: 's1' };
const reset = { kind: 'passwordReset', workflowId: 'password-reset:alpha:r1', reference: 'r1' };

describe('a process that sends a mail', () => {
  test('is called by the file whose end it tells, and leads to its process', async () => {
    expect(await shown({ ...notice, state: 'inProgress' })).toMatchObject({
      ...{ reference: 'numéros.csv', tells: 'qualification:alpha:s1', unsent: null },
    });
  });

  test('is called by the login whose link it is', async () => {
    expect(await shown({ ...reset, state: 'completed', endedAt: at })).toMatchObject({
      ...{ reference: 'alpha.user', tells: null, unsent: null },
    });
  });

  test.each([
    ['the server refused it', { refusedAt: at }, 'refused'],
    ['it was given up', {}, 'givenUp'],
    ['there was nothing to tell', undefined, 'untold'],
  ] as const)('says why its mail was never sent: %s', async (_why, mail, unsent) => {
    const keys = [noticeMailKey('s1', 'run-1', userId), resetMailKey('r1', userId)] as const;
    for (const [process, key] of [
      [notice, keys[0]],
      [reset, keys[1]],
    ] as const)
      expect((await shown({ ...process, ...refused }, mail && { key, ...mail }))?.unsent).toBe(unsent);
  });

  test('is not said to be refused for the mail of another end of the same qualification', async () => {
    const key = noticeMailKey('s1', 'run-0', userId);
    expect((await shown({ ...notice, ...refused }, { key, refusedAt: at }))?.unsent).toBe('untold');
  });

  test('of which nothing is kept any more keeps its bare reference', async () => {
    expect(await shown({ ...reset, reference: 'gone', ...refused })).toMatchObject({
      ...{ reference: 'gone', unsent: null },
    });
  });
});
