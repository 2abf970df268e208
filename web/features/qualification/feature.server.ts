import 'server-only';
import { limits } from '#domain/qualification/limits';
import { noticeMailKey } from '#domain/qualification/mail';
import { wasAccepted } from '#domain/qualification/state';
import type { FeatureServer } from '#web/kit/feature';
import { qualificationMetrics } from './server/metrics.ts';
import { searchQualifications } from './server/search.ts';

export const qualification: FeatureServer = {
  bodies: [
    {
      name: 'upload',
      path: /^\/api\/qualifications\/upload$/,
      ...{ anonymousBytes: 0, bytes: limits.fileBytes, seconds: 600, perAddress: 50, inMemory: false },
    },
  ],
  search: searchQualifications,
  metrics: qualificationMetrics,
  trail: {
    names: {
      contract: async (db, ids) => {
        const rows = await db.qpcContract.findMany({
          where: { id: { in: [...ids] } },
          select: { id: true, identifiant: true },
        });
        return new Map(rows.map(({ id, identifiant }) => [id, identifiant]));
      },
      qualification: async (db, ids) => {
        const [staged, rows] = await Promise.all([
          db.stagedFile.findMany({
            where: { submissionId: { in: [...ids] } },
            select: { submissionId: true, fileName: true },
          }),
          db.qualification.findMany({
            where: { id: { in: [...ids] } },
            select: { id: true, fileName: true },
          }),
        ]);
        return new Map([
          ...staged.map(({ submissionId, fileName }) => [submissionId, fileName] as const),
          ...rows.map(({ id, fileName }) => [id, fileName] as const),
        ]);
      },
    },
    async subjects(db, { text }) {
      const rows = await db.qpcContract.findMany({ where: { identifiant: text }, select: { id: true } });
      return rows.map(({ id }) => `contract:${id}`);
    },
  },
  processes: {
    qualification: {
      async facts(db, rows) {
        const qualifications = await db.qualification.findMany({
          where: { workflowId: { in: rows.filter((row) => row.endedAt).map((row) => row.workflowId) } },
          select: { id: true, workflowId: true, state: true, refusal: true, lines: true, purgedAt: true },
        });
        const staged = await db.stagedFile.findMany({
          where: { submissionId: { in: qualifications.map(({ id }) => id) } },
          select: { submissionId: true },
        });
        const uploads = new Set(staged.map(({ submissionId }) => submissionId));
        const byProcess = new Map(qualifications.map((row) => [row.workflowId, row]));
        return new Map(
          rows.map(({ workflowId }) => {
            const row = byProcess.get(workflowId);
            // An upload is swept after a day; what an accepted one was made into is kept until it is purged.
            const accepted = row && wasAccepted(row) && row.state !== 'refused';
            const inputKept =
              row !== undefined && row.purgedAt === null && (accepted === true || uploads.has(row.id));
            return [
              workflowId,
              { stopped: row?.refusal === JSON.stringify({ reason: 'stopped' }), inputKept },
            ];
          }),
        );
      },
    },
    notice: {
      async mails(db, rows) {
        const found = await db.qualification.findMany({
          where: { id: { in: rows.map(({ reference }) => reference) } },
          select: { id: true, workflowId: true, fileName: true, userId: true },
        });
        const byId = new Map(found.map((row) => [row.id, row]));
        return new Map(
          rows.flatMap(({ workflowId, reference }) => {
            const row = byId.get(reference);
            // An id of before notices had a run each ends with the submission.
            const runId = workflowId.split(':')[3] ?? '';
            const key = row && noticeMailKey(reference, runId, row.userId);
            return key ? [[workflowId, { key, name: row.fileName, of: row.workflowId }]] : [];
          }),
        );
      },
    },
  },
};
