import type { NoticeInput } from '#workflows/qualification/notice/contract';
import { processId } from '#workflows/shared/process-id';
import { inPages, pageSize } from '#activities/platform/pages';
import { resettableForMs } from '#activities/platform/reconcile';
import type { Dependencies } from '#activities/dependencies';

/** « M'avertir par courriel » where Temporal, not the process itself, ended a qualification, which could not ask for its mail. */
export function untoldEnds({ db, now }: Pick<Dependencies, 'db' | 'now'>) {
  /** Of these processes. One whose notice has a row is told, or was given up on purpose. */
  async function untoldOf(ended: readonly { workflowId: string; runId: string }[]): Promise<NoticeInput[]> {
    const rows = await db.qualification.findMany({
      where: {
        workflowId: { in: ended.map(({ workflowId }) => workflowId) },
        notify: true,
        state: 'rejected',
        purgedAt: null,
      },
      select: {
        ...{ id: true, workflowId: true, userId: true, operatorId: true },
        operator: { select: { code: true } },
      },
    });
    const runs = new Map(ended.map(({ workflowId, runId }) => [workflowId, runId]));
    const startedAt = now().toISOString();
    const inputs = rows.flatMap(({ id: submissionId, workflowId, userId, operatorId, operator }) => {
      const [runId, operatorCode] = [runs.get(workflowId), operator.code];
      if (!runId) return [];
      const noticeId = processId('notice', operatorCode, submissionId, runId);
      return [{ noticeId, input: { submissionId, runId, userId, operatorId, operatorCode, startedAt } }];
    });
    const begun = await db.process.findMany({
      where: { workflowId: { in: inputs.map(({ noticeId }) => noticeId) } },
      select: { workflowId: true },
    });
    const told = new Set(begun.map(({ workflowId }) => workflowId));
    return inputs.filter(({ noticeId }) => !told.has(noticeId)).map(({ input }) => input);
  }

  return {
    /** The first of them; the others are found again the next time, as is whatever was not begun after all. */
    async findUntoldEnds(): Promise<NoticeInput[]> {
      const since = new Date(now().getTime() - resettableForMs);
      const untold: NoticeInput[] = [];
      const pages = inPages('workflowId', (after) =>
        db.process.findMany({
          where: {
            kind: 'qualification',
            endedBy: { not: null },
            endedAt: { gt: since },
            workflowId: { gt: after },
          },
          orderBy: { workflowId: 'asc' },
          select: { workflowId: true, runId: true },
          take: pageSize,
        }),
      );
      for await (const page of pages) {
        untold.push(...(await untoldOf(page)));
        if (untold.length >= pageSize) break;
      }
      return untold;
    },
  };
}
