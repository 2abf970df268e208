import 'server-only';
import { scopeOf } from '#domain/rights';
import { byNameOrReference, collect, type SearchSource } from '#web/kit/search';
import { paths } from '#web/paths';
import { ofOperatorWithin } from '#web/server/scope';

/** Processes by what they are called or by their id. */
export const searchProcesses: SearchSource = async (db, actor, query) => {
  const { name, references, matches } = byNameOrReference(query);
  const { found, unread } = await collect(matches, async (place, take) => {
    const rows = await db.process.findMany({
      where: {
        AND: [
          ofOperatorWithin(scopeOf(actor, 'process.read')),
          { OR: [{ reference: name }, ...references.map((workflowId) => ({ workflowId }))] },
          place
            ? { OR: [{ startedAt: { lt: place.at } }, { startedAt: place.at, workflowId: { lt: place.id } }] }
            : {},
        ],
      },
      select: { workflowId: true, reference: true, startedAt: true },
      orderBy: [{ startedAt: 'desc' }, { workflowId: 'desc' }],
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
