import { expect, test } from 'vitest';
import { resetMailKey } from '#domain/platform/mail';
import { certificateDigestKey, certificateMailKey } from '#domain/certificates/mail';
import { noticeMailKeys } from '#domain/qualification/mail';
import type { PasswordReset, Process, Session } from '#prisma/client';
import { aWorld } from '#test/support/activities';
import { aCertificate } from '#test/support/certificates';
import { aProcess, aUser } from '#test/support/rows';
import { parented } from '#test/support/parents';

const minute = 60_000;
const day = 24 * 60 * minute;

async function given() {
  const world = await aWorld();
  const { db } = world;
  const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);
  const { id: userId } = await db.user.create({ data: aUser() });
  return {
    ...world,
    ago,
    sweep: () => world.activities.sweepLeftovers(),
    session: (id: string, session: Partial<Session>) =>
      db.session.create({
        data: { id, userId, createdAt: ago(90 * day), expiresAt: ago(0), revokedAt: null, ...session },
      }),
    sessions: async () => (await db.session.findMany()).map(({ id }) => id).toSorted(),
    /** A reset with its mail and, unless null, its process. */
    async reset(id: string, reset: Partial<PasswordReset>, process: Partial<Process> | null = {}) {
      const row = { id, userId, tokenHash: id, expiresAt: ago(0), usedAt: null };
      await db.passwordReset.create({ data: { ...row, ...reset } });
      const key = resetMailKey(id, userId);
      await db.sentMail.create({ data: { key, messageId: `<${id}@jalon>`, sentAt: ago(0) } });
      if (!process) return;
      const workflowId = `password-reset:alpha:${id}`;
      await db.process.create({
        data: aProcess({ workflowId, kind: 'passwordReset', reference: id, endedAt: null, ...process }),
      });
    },
    async left() {
      const resets = await db.passwordReset.findMany({ orderBy: { id: 'asc' } });
      return { resets: resets.map(({ id }) => id), mails: await db.sentMail.count() };
    },
  };
}

test('changes that no browser can still miss go after 24 hours', async () => {
  const world = await given();
  for (const ms of [day + 1, day, 0])
    await world.db.change.create({
      data: { operatorId: null, entity: 'qualification', entityId: 'w', at: world.ago(ms) },
    });
  expect(await world.sweep()).toMatchObject({ changes: 1 });
  expect(await world.db.change.count()).toBe(2);
});

test('a session goes 30 days after it expired or was revoked', async () => {
  const world = await given();
  await world.session('expired', { expiresAt: world.ago(30 * day + 1) });
  await world.session('revoked', { revokedAt: world.ago(30 * day + 1) });
  await world.session('expired lately', { expiresAt: world.ago(30 * day) });
  await world.session('revoked lately', { revokedAt: world.ago(day) });
  await world.session('alive', { expiresAt: world.ago(-minute) });
  expect(await world.sweep()).toMatchObject({ sessions: 2 });
  expect(await world.sessions()).toEqual(['alive', 'expired lately', 'revoked lately']);
});

test('counted attempts go when their window is over', async () => {
  const world = await given();
  for (const [key, windowEnd] of [
    ['over', world.ago(0)],
    ['running', world.ago(-1)],
  ] as const)
    await world.db.loginThrottle.create({ data: { key, failures: 3, windowEnd } });
  expect(await world.sweep()).toMatchObject({ throttles: 1 });
  expect((await world.db.loginThrottle.findMany()).map(({ key }) => key)).toEqual(['running']);
});

test('a password reset goes after 30 days: its process, its row, its mail', async () => {
  const world = await given();
  await world.reset('old', { expiresAt: world.ago(30 * day + 1) }, { endedAt: world.ago(30 * day + 1) });
  await world.reset('young', { expiresAt: world.ago(30 * day) }, { endedAt: world.ago(30 * day) });
  expect(await world.sweep()).toMatchObject({ resets: 1, processes: 1 });
  expect(await world.left()).toEqual({ resets: ['young'], mails: 1 });
  expect((await world.db.process.findMany()).map(({ reference }) => reference)).toEqual(['young']);
});

test('a password reset stays while its process runs, however long that waits, and goes when it has none', async () => {
  const world = await given();
  await world.reset('running', { expiresAt: world.ago(90 * day) });
  await world.reset('without process', { expiresAt: world.ago(90 * day) }, null);
  expect(await world.sweep()).toMatchObject({ resets: 1, processes: 0 });
  expect(await world.left()).toEqual({ resets: ['running'], mails: 1 });
});

test('the process of a qualification stays, whenever it ended', async () => {
  const world = await given();
  await world.db.process.create({ data: aProcess({ endedAt: world.ago(400 * day) }) });
  expect(await world.sweep()).toMatchObject({ processes: 0 });
  expect(await world.db.process.count()).toBe(1);
});

test('more password resets than a page go in one sweep, past those that stay', async () => {
  const world = await given();
  const at = world.ago(60 * day);
  const ids = Array.from({ length: 420 }, (_, n) => `p${String(n).padStart(4, '0')}`);
  const { id: userId } = await world.db.user.findFirstOrThrow();
  await world.db.passwordReset.createMany({
    data: ids.map((id) => ({ id, userId, tokenHash: id, expiresAt: at })),
  });
  await world.reset('p', { expiresAt: at });
  expect(await world.sweep()).toMatchObject({ resets: 420 });
  expect(await world.left()).toEqual({ resets: ['p'], mails: 1 });
});

test('a notice goes 30 days after its end, with its mails; that of a process that still waits stays', async () => {
  const world = await given();
  for (const [id, endedAt] of [
    ['old', world.ago(30 * day + 1)],
    ['young', world.ago(30 * day)],
    ['waiting', null],
  ] as const) {
    const workflowId = `notice:alpha:${id}`;
    await world.db.process.create({
      data: aProcess({ workflowId, kind: 'notice', reference: id, endedAt }),
    });
    for (const run of ['run-1', 'run-2']) {
      const key = `${noticeMailKeys(id)}:${run}:user-alpha.user`;
      await world.db.sentMail.create({ data: { key, messageId: key, sentAt: world.ago(0) } });
    }
  }
  expect(await world.sweep()).toMatchObject({ notices: 1 });
  const left = await world.db.process.findMany({ orderBy: { workflowId: 'asc' } });
  expect(left.map(({ reference }) => reference)).toEqual(['waiting', 'young']);
  expect(await world.db.sentMail.count()).toBe(4);
});

test('a qualification keeps its process row for good', async () => {
  const world = await given();
  await world.db.process.create({ data: aProcess({ endedAt: world.ago(4_000 * day) }) });
  await world.sweep();
  expect(await world.db.process.count()).toBe(1);
});

test('what tells of mails about a certificate goes a year after nobody can ask for one any more, and not while one is owed', async () => {
  const world = await given();
  const { db } = world;
  const year = 365 * day;
  for (const [id, ms, owed] of [
    ['old', year + 1, null],
    ['older', 4 * year, null],
    ['owed', year + 1, 'renewal'],
    ['young', year, null],
    ['in use', -30 * day, null],
  ] as const) {
    const until = world.ago(ms);
    await db.certificate.create({ data: await parented(db, aCertificate({ id, notAfter: until })) });
    await db.certificatePlace.create({
      data: {
        ...{ certificateId: id, workflowId: 'certificate:alpha:e-rdv-production', place: 'current', owed },
        ...{ since: world.ago(4 * year), mailedUntil: until },
      },
    });
    for (const what of ['creation', 'alert-60']) {
      const key = certificateMailKey(id, what, 'user-alpha.admin');
      await db.sentMail.create({ data: { key, messageId: key, sentAt: world.ago(ms) } });
      await db.certificateDigestLine.create({
        data: await parented(db, {
          key: certificateMailKey(id, what, 'u'),
          userId: 'u',
          certificateId: id,
          kind: 'alert',
          at: until,
        }),
      });
    }
  }
  expect(await world.sweep()).toMatchObject({ certificateMails: 4 });
  const left = ['in use', 'owed', 'young'].flatMap((id) =>
    ['alert-60', 'creation'].map((what) => certificateMailKey(id, what, 'user-alpha.admin')),
  );
  const keys = async (rows: Promise<{ key: string }[]>) => (await rows).map(({ key }) => key).toSorted();
  expect(await keys(db.sentMail.findMany())).toEqual(left);
  expect(await db.certificateDigestLine.count()).toBe(6);
  expect(await world.sweep()).toMatchObject({ certificateMails: 0 });
});

test('the trace of a mail of a day goes after a year, but for a mail that is still to be sent', async () => {
  const world = await given();
  const { db } = world;
  await db.certificate.create({ data: await parented(db, aCertificate()) });
  for (const of of ['2024-01-31', '2025-11-01', '2025-11-02', '2026-11-01'])
    for (const userId of ['user-1', 'user-2']) {
      const key = certificateDigestKey(userId, of);
      await db.sentMail.create({ data: { key, messageId: key } });
      const line = { key: `${of} ${userId}`, userId, certificateId: 'c1', kind: 'alert', at: world.ago(0) };
      const sentAt = of === '2025-11-01' && userId === 'user-2' ? null : world.ago(0);
      await db.certificateDigestLine.create({ data: await parented(db, { ...line, day: of, sentAt }) });
    }
  expect(await world.sweep()).toMatchObject({ certificateMails: 3 });
  expect((await db.sentMail.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)).toEqual([
    'certificate-digest:2025-11-01:user-2',
    ...['2025-11-02', '2026-11-01'].flatMap((of) =>
      ['user-1', 'user-2'].map((userId) => certificateDigestKey(userId, of)),
    ),
  ]);
});
