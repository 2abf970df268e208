import 'server-only';
import { resetMailKey } from '#domain/platform/mail';
import type { FeatureServer } from '#web/kit/feature';
import { searchProcesses } from './operations/server/search.ts';

export const platform: FeatureServer = {
  search: searchProcesses,
  trail: {
    names: {
      process: async (db, ids) => {
        const rows = await db.process.findMany({
          where: { workflowId: { in: [...ids] } },
          select: { workflowId: true, reference: true },
        });
        return new Map(rows.map(({ workflowId, reference }) => [workflowId, reference]));
      },
      task: async (db, ids) => {
        const rows = await db.task.findMany({
          where: { id: { in: [...ids] } },
          select: { id: true, reference: true },
        });
        return new Map(rows.map(({ id, reference }) => [id, reference]));
      },
    },
  },
  processes: {
    passwordReset: {
      async mails(db, rows) {
        const resets = await db.passwordReset.findMany({
          where: { id: { in: rows.map(({ reference }) => reference) } },
          select: { id: true, user: { select: { id: true, login: true } } },
        });
        const userOf = new Map(resets.map(({ id, user }) => [id, user]));
        return new Map(
          rows.flatMap(({ workflowId, reference }) => {
            const user = userOf.get(reference);
            return user
              ? [[workflowId, { key: resetMailKey(reference, user.id), name: user.login, of: null }]]
              : [];
          }),
        );
      },
    },
  },
};
