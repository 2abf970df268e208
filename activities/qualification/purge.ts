import { rm } from 'node:fs/promises';
import { cancellationSignal } from '@temporalio/activity';
import type { ChangedEntity } from '#domain/change';
import { qualificationDirectory, stagedFile } from '#domain/qualification/files';
import { lastEndToPurge } from '#domain/qualification/retention';
import { listedStates, qualificationStates } from '#domain/qualification/state';
import type { Qualification } from '#prisma/client';
import { inPages, pageSize } from '#activities/platform/pages';
import type { Dependencies } from '#activities/dependencies';
import { fileStore } from '#activities/platform/files/store';

export interface Purged {
  purged: number;
}

const markedForMs = 7 * 24 * 3_600_000;
const endedStates = listedStates.filter((state) => qualificationStates[state].final);

/** Removes the files of qualifications, completed or rejected, that are past their time (QPC-100); their rows stay. */
export function purging({ db, dataDir, now, resultDays }: Dependencies) {
  const store = fileStore(dataDir);

  async function removeFiles(id: string): Promise<void> {
    await rm(store.path(qualificationDirectory(id)), { recursive: true, force: true });
    await rm(store.path(stagedFile(id)), { force: true });
  }

  /** The row first: one that was reset meanwhile keeps what it works with. Whoever dies in between finds it again. */
  async function purge(row: Qualification): Promise<boolean> {
    const marked = await mark(row);
    if (marked) await removeFiles(row.id);
    return marked;
  }

  async function mark({ id, workflowId, operatorId, endedAt }: Qualification): Promise<boolean> {
    return db.$transaction(async (tx) => {
      const at = now();
      const { count } = await tx.qualification.updateMany({
        where: { id, endedAt, purgedAt: null },
        data: { purgedAt: at },
      });
      if (count === 0) return false;
      await tx.stagedFile.deleteMany({ where: { submissionId: id } });
      await tx.change.create({
        data: { operatorId, entity: 'qualification' satisfies ChangedEntity, entityId: workflowId, at },
      });
      return true;
    });
  }

  /** What a purge that died after its mark has left; a longer standstill than this is for a person to look at. */
  async function removeAgain(at: Date, signal: AbortSignal): Promise<void> {
    const since = new Date(at.getTime() - markedForMs);
    const pages = inPages('id', (after) =>
      db.qualification.findMany({
        where: { purgedAt: { gte: since }, id: { gt: after } },
        orderBy: { id: 'asc' },
        select: { id: true },
        take: pageSize,
      }),
    );
    for await (const page of pages)
      for (const { id } of page) {
        signal.throwIfAborted();
        await removeFiles(id);
      }
  }

  return {
    /** One that cannot be purged holds up no other; its failure is raised after the last of them. */
    async purgeExpired(): Promise<Purged> {
      const signal = cancellationSignal();
      const at = now();
      await removeAgain(at, signal);
      const expired = {
        state: { in: endedStates },
        purgedAt: null,
        OR: [
          { keepUntil: { lte: at }, endedAt: { not: null } },
          // Ended before rows said until when they are kept.
          { keepUntil: null, endedAt: { lte: lastEndToPurge(at, resultDays) } },
        ],
      };
      let purged = 0;
      let failure: { error: unknown } | undefined;
      const pages = inPages('id', (after) =>
        db.qualification.findMany({
          where: { ...expired, id: { gt: after } },
          orderBy: { id: 'asc' },
          take: pageSize,
        }),
      );
      for await (const page of pages)
        for (const row of page) {
          signal.throwIfAborted();
          try {
            if (await purge(row)) purged += 1;
          } catch (error) {
            failure ??= { error };
          }
        }
      if (failure) throw failure.error;
      return { purged };
    },
  };
}
