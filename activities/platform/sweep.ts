import { parisDay } from '#domain/kit/calendar/paris-day';
import { tracesKeptFrom } from '#domain/certificates/retention';
import { keysFrom, resetMailKey } from '#domain/platform/mail';
import { certificateDigestKey, certificateDigestKeys, certificateMailKeys } from '#domain/certificates/mail';
import { noticeMailKeys } from '#domain/qualification/mail';
import type { Database } from '#prisma/client';
import { confirmationMailKeys, reminderMailKey } from '#activities/accounts/mails';
import { inPages, pageSize } from './pages.ts';

export interface SweptRows {
  changes: number;
  sessions: number;
  throttles: number;
  /** Password resets, with the mails that were sent for them. */
  resets: number;
  /** Ended processes of password resets. */
  processes: number;
  /** Ended notices, with the mails that were sent for them. */
  notices: number;
  /** Ended batches of accounts, with what became of each account, its form and its mail. */
  batches: number;
  /** Mails about certificates that are over, and mails of a day. */
  certificateMails: number;
}

const days = (count: number) => count * 24 * 3_600_000;
/** Longer than any browser stays away before it simply reloads. */
const changesForMs = days(1);
/** What ended is kept for questions as long as Temporal keeps histories by default. */
const endedForMs = days(30);

/** Removes rows that nobody will read any more. Running it twice does no harm. */
export async function sweepRows(db: Database, at: Date): Promise<SweptRows> {
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const ended = ago(endedForMs);
  const resets = await removeResets(db, ended);
  const notices = await removeNotices(db, ended);
  const batches = await removeBatches(db, ended);
  const certificateMails = await removeCertificateMails(db, tracesKeptFrom(at));
  const [changes, sessions, throttles, processes] = [
    await db.change.deleteMany({ where: { at: { lt: ago(changesForMs) } } }),
    await db.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: ended } }, { revokedAt: { lt: ended } }] },
    }),
    await db.loginThrottle.deleteMany({ where: { windowEnd: { lte: at } } }),
    await db.process.deleteMany({ where: { kind: 'passwordReset', endedAt: { lt: ended } } }),
  ];
  return {
    changes: changes.count,
    sessions: sessions.count,
    throttles: throttles.count,
    resets,
    processes: processes.count,
    notices,
    batches,
    certificateMails,
  };
}

/** Those whose link expired before then, unless their process still runs and would miss its row. */
async function removeResets(db: Database, before: Date): Promise<number> {
  let removed = 0;
  const pages = inPages('id', (after) =>
    db.passwordReset.findMany({
      where: { expiresAt: { lt: before }, id: { gt: after } },
      orderBy: { id: 'asc' },
      select: { id: true, userId: true },
      take: pageSize,
    }),
  );
  for await (const page of pages) {
    const running = await db.process.findMany({
      where: { kind: 'passwordReset', endedAt: null, reference: { in: page.map(({ id }) => id) } },
      select: { reference: true },
    });
    const kept = new Set(running.map(({ reference }) => reference));
    const over = page.filter(({ id }) => !kept.has(id));
    const keys = over.flatMap(({ id, userId }) => [resetMailKey(id, userId), reminderMailKey(id, userId)]);
    await db.sentMail.deleteMany({ where: { key: { in: keys } } });
    // The rows last: whatever dies in between is found again.
    await db.passwordReset.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    removed += over.length;
  }
  return removed;
}

async function removeNotices(db: Database, before: Date): Promise<number> {
  let removed = 0;
  const pages = inPages('workflowId', (after) =>
    db.process.findMany({
      where: { kind: 'notice', endedAt: { lt: before }, workflowId: { gt: after } },
      orderBy: { workflowId: 'asc' },
      select: { workflowId: true, reference: true },
      take: pageSize,
    }),
  );
  for await (const page of pages) {
    for (const { workflowId, reference } of page) {
      await db.sentMail.deleteMany({ where: { key: keysFrom(noticeMailKeys(reference)) } });
      await db.process.deleteMany({ where: { workflowId } });
    }
    removed += page.length;
  }
  return removed;
}

async function removeBatches(db: Database, before: Date): Promise<number> {
  for (let removed = 0; ;) {
    const page = await db.process.findMany({
      where: { kind: 'accounts', endedAt: { lt: before } },
      select: { workflowId: true, reference: true },
      take: pageSize,
    });
    for (const { workflowId, reference } of page) {
      await db.sentMail.deleteMany({ where: { key: keysFrom(confirmationMailKeys(reference)) } });
      await db.accountCreation.deleteMany({ where: { batchId: reference } });
      await db.stagedAccounts.deleteMany({ where: { submissionId: reference } });
      // The row last: whatever dies in between is found again.
      await db.process.deleteMany({ where: { workflowId } });
    }
    removed += page.length;
    if (page.length < pageSize) return removed;
  }
}

/** By which each was sent once, alone or in the mail of a day: nobody asks for it again. */
async function removeCertificateMails(db: Database, before: Date): Promise<number> {
  const day = parisDay(before);
  const unsent = await db.certificateDigestLine.groupBy({
    by: ['userId', 'day'],
    where: { day: { lt: day }, sentAt: null },
  });
  const notIn = unsent.map(({ userId, day: ofDay }) => certificateDigestKey(userId, ofDay ?? ''));
  let { count: removed } = await db.sentMail.deleteMany({
    where: { key: { gte: certificateDigestKeys, lt: certificateDigestKey('', day), notIn } },
  });
  for (;;) {
    const page = await db.certificatePlace.findMany({
      where: { mailedUntil: { lt: before }, owed: null },
      select: { certificateId: true },
      take: pageSize,
    });
    for (const { certificateId } of page) {
      const where = { key: keysFrom(certificateMailKeys(certificateId)) };
      removed += (await db.sentMail.deleteMany({ where })).count;
      await db.certificateDigestLine.deleteMany({ where });
      // The mark last: whatever dies in between is found again.
      await db.certificatePlace.updateMany({
        where: { certificateId, mailedUntil: { lt: before } },
        data: { mailedUntil: null },
      });
    }
    if (page.length < pageSize) return removed;
  }
}
