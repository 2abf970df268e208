import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { withoutPersonalData } from '#activities/platform/failure';
import { DatabaseBusyError } from '#prisma/driver/turns';
import { aWorld } from '#test/support/activities';

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM'])(
  'a disk that answers %s is waited for, without the path',
  (code) => {
    const path = '/data/files/0612345678';
    const told = withoutPersonalData(Object.assign(new Error(`${code}: oh, open '${path}'`), { code, path }));
    expect(told).toBeInstanceOf(ApplicationFailure);
    expect(told).toMatchObject({
      type: 'StorageUnavailable',
      nonRetryable: false,
      message: `The disk answered ${code}`,
    });
    expect(JSON.stringify(told)).not.toContain('0612345678');
  },
);

test('a full database is waited for, without what was written', async () => {
  const { db } = await aWorld();
  await db.$queryRawUnsafe('PRAGMA max_page_count = 1');
  const messageId = '0612345678'.repeat(100_000);
  const told = withoutPersonalData(await thrownBy(db.sentMail.create({ data: { key: 'k', messageId } })));
  expect(told).toBeInstanceOf(ApplicationFailure);
  expect(told).toMatchObject({ type: 'StorageUnavailable' });
  expect((told as Error).message).not.toContain('0612345678'); // an ApplicationFailure, as was just seen
});

test('a database that somebody else holds too long is waited for', () => {
  expect(withoutPersonalData(new DatabaseBusyError('waited in vain'))).toMatchObject({
    type: 'StorageUnavailable',
  });
});

test('a missing row is no outage but a fault, which support has to see', async () => {
  const { db } = await aWorld();
  const told = withoutPersonalData(
    await thrownBy(db.user.findUniqueOrThrow({ where: { id: '0612345678' } })),
  );
  expect(told).not.toBeInstanceOf(ApplicationFailure);
  expect(String(told)).toContain('P2025');
});

test('a key that exists is no outage either, and is not quoted', async () => {
  const { db } = await aWorld();
  const data = { key: '0612345678', messageId: 'm' };
  await db.sentMail.create({ data });
  const told = withoutPersonalData(await thrownBy(db.sentMail.create({ data })));
  expect(told).not.toBeInstanceOf(ApplicationFailure);
  expect(String(told)).toContain('P2002');
  expect(String(told)).not.toContain('0612345678');
});

test('a file that is gone is a fault, told without its path', () => {
  const gone = Object.assign(new Error("ENOENT: no such file, open '/data/0612345678'"), { code: 'ENOENT' });
  const told = withoutPersonalData(gone);
  expect(told).not.toBeInstanceOf(ApplicationFailure);
  expect(told).toMatchObject({ message: 'Error ENOENT' });
  expect((told as Error).stack).not.toContain('/data/');
});
