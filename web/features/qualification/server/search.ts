import 'server-only';
import { listedStates } from '#domain/qualification/state';
import { scopeOf } from '#domain/rights';
import { byNameOrReference, collect, type SearchSource } from '#web/kit/search';
import { paths } from '#web/paths';
import { ownedWithin } from '#web/server/scope';

/** Qualifications by file name or submission id; no file that was refused, which never became one. */
export const searchQualifications: SearchSource = async (db, actor, query) => {
  const { name, references, matches } = byNameOrReference(query);
  const { found, unread } = await collect(matches, async (place, take) => {
    const rows = await db.qualification.findMany({
      where: {
        AND: [
          ownedWithin(scopeOf(actor, 'qualification.read')),
          { state: { in: listedStates } },
          { OR: [{ fileName: name }, ...references.map((id) => ({ id }))] },
          place
            ? { OR: [{ submittedAt: { lt: place.at } }, { submittedAt: place.at, id: { lt: place.id } }] }
            : {},
        ],
      },
      select: { id: true, fileName: true, submittedAt: true },
      orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
      take,
    });
    return rows.map(({ id, fileName, submittedAt }) => ({ id, name: fileName, at: submittedAt }));
  });
  return {
    hits: found.map(({ id, name: text }) => ({ href: paths.qualification(id), name: text, reference: id })),
    unread,
  };
};
