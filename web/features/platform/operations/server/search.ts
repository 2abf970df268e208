import 'server-only';
import { scopeOf } from '#domain/rights';
import type { Process } from '#prisma/client';
import { keyset, type Order } from '#web/kit/list/list-order';
import { byNameOrReference, collect, type SearchSource } from '#web/kit/search';
import { paths } from '#web/paths';
import { ofOperatorWithin } from '#web/server/scope';

const newest: Order<Pick<Process, 'startedAt' | 'workflowId'>> = [
  ['startedAt', 'desc'],
  ['workflowId', 'desc'],
];

/** Processes by what they are called or by their id. */
export const searchProcesses: SearchSource = async (db, actor, query) => {
  const { name, references, matches } = byNameOrReference(query);
  const { found, unread } = await collect(matches, async (place, take) => {
    const row = place && { startedAt: place.at, workflowId: place.id };
    const page = keyset(newest, { place: row, back: false });
    const rows = await db.process.findMany({
      where: {
        AND: [
          ofOperatorWithin(scopeOf(actor, 'process.read')),
          { OR: [{ reference: name }, ...references.map((workflowId) => ({ workflowId }))] },
          page.where,
        ],
      },
      select: { workflowId: true, reference: true, startedAt: true },
      orderBy: page.orderBy,
      take,
    });
    return rows.map(({ workflowId, reference, startedAt }) => ({
      ...{ id: workflowId, name: reference, at: startedAt },
    }));
  });
  return {
    hits: found.map(({ id, name: text }) => ({ href: paths.process(id), name: text, reference: id })),
    unread,
  };
};
