import 'server-only';
import type { FeatureServer } from '#web/kit/feature';

export const accounts: FeatureServer = {
  trail: {
    names: {
      operator: async (db, ids) => {
        const rows = await db.operator.findMany({
          where: { id: { in: [...ids] } },
          select: { id: true, name: true },
        });
        return new Map(rows.map(({ id, name }) => [id, name]));
      },
    },
    async subjects(db, { text }) {
      const rows = await db.operator.findMany({
        where: { OR: [{ code: text }, { name: text }] },
        select: { id: true },
      });
      return rows.map(({ id }) => `operator:${id}`);
    },
  },
  processes: {
    accounts: {
      async facts(db, rows) {
        const forms = await db.stagedAccounts.findMany({
          where: { submissionId: { in: rows.map(({ reference }) => reference) } },
          select: { submissionId: true },
        });
        const kept = new Set(forms.map(({ submissionId }) => submissionId));
        return new Map(
          rows.map(({ workflowId, reference }) => [workflowId, { inputKept: kept.has(reference) }]),
        );
      },
    },
  },
};
