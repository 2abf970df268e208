import { readdir } from 'node:fs/promises';
import { parisDay } from '#domain/kit/calendar/paris-day';
import { certificatesDirectory } from '#domain/certificates/files';
import { tracesKeptFrom } from '#domain/certificates/retention';
import type { CertificateProcess } from '#domain/certificates/manifest';
import { keysFrom } from '#domain/platform/mail';
import { certificateDigestKey, certificateDigestKeys, certificateMailKeys } from '#domain/certificates/mail';
import type { Database } from '#prisma/client';
import { planNothing } from './slot.ts';
import { pageSize } from '#activities/platform/pages';
import type { Dependencies } from '#activities/dependencies';
import { fileStore } from '#activities/platform/files/store';
import type { KindHooks } from '#activities/platform/kind-hooks';

export function certificatesHooks({
  db,
  dataDir,
}: Pick<Dependencies, 'db' | 'dataDir'>): Record<CertificateProcess, KindHooks> {
  return {
    certificateSlot: {
      endedOutside: (tx, { workflowId }) => planNothing(tx, workflowId),
      // The slot plans anew when it looks at its rows.
      reopened: null,
      sweep: async ({ at, unadopted }) => ({
        certificateMails: await removeCertificateMails(db, tracesKeptFrom(at)),
        unknown: await removeUnknownFiles({ db, dataDir }, unadopted),
      }),
    },
    certificateSettings: { endedOutside: null, reopened: null, sweep: null },
  };
}

/** Rows by which each mail was sent once, alone or in the mail of a day, of certificates that are over. */
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
      // The mark last: what a crash in between leaves is found again.
      await db.certificatePlace.updateMany({
        where: { certificateId, mailedUntil: { lt: before } },
        data: { mailedUntil: null },
      });
    }
    if (page.length < pageSize) return removed;
  }
}

/** Files of deposits that died before their row. Their key is the portal's: nobody could read them. */
async function removeUnknownFiles(
  { db, dataDir }: Pick<Dependencies, 'db' | 'dataDir'>,
  before: Date,
): Promise<number> {
  const store = fileStore(dataDir);
  const names = await readdir(store.path(certificatesDirectory)).catch(() => []);
  let removed = 0;
  for (let start = 0; start < names.length; start += pageSize) {
    const page = names.slice(start, start + pageSize);
    const rows = await db.certificate.findMany({ where: { id: { in: page } }, select: { id: true } });
    const known = new Set(rows.map(({ id }) => id));
    const unknown = page.filter((name) => !known.has(name));
    removed += await store.removeOld(certificatesDirectory, unknown, before);
  }
  return removed;
}
