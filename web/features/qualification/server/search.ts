import 'server-only';
import { listedStates } from '#domain/qualification/state';
import { scopeOf } from '#domain/rights';
import type { Qualification } from '#prisma/client';
import { keyset, type Order } from '#web/kit/list/list-order';
import { byNameOrReference, collect, type SearchSource } from '#web/kit/search';
import { paths } from '#web/paths';
import { ownedWithin } from '#web/server/scope';

const newest: Order<Pick<Qualification, 'submittedAt' | 'id'>> = [
  ['submittedAt', 'desc'],
  ['id', 'desc'],
];

/** Qualifications by file name or submission id; no file that was refused, which never became one. */
export const searchQualifications: SearchSource = async (db, actor, query) => {
  const { name, references, matches } = byNameOrReference(query);
  const { found, unread } = await collect(matches, async (place, take) => {
    const row = place && { submittedAt: place.at, id: place.id };
    const page = keyset(newest, { place: row, back: false });
    const rows = await db.qualification.findMany({
      where: {
        AND: [
          ownedWithin(scopeOf(actor, 'qualification.read')),
          { state: { in: listedStates } },
          { OR: [{ fileName: name }, ...references.map((id) => ({ id }))] },
          page.where,
        ],
      },
      select: { id: true, fileName: true, submittedAt: true },
      orderBy: page.orderBy,
      take,
    });
    return rows.map(({ id, fileName, submittedAt }) => ({ id, name: fileName, at: submittedAt }));
  });
  return {
    hits: found.map(({ id, name: text }) => ({ href: paths.qualification(id), name: text, reference: id })),
    unread,
  };
};
