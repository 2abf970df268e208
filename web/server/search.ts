import { scopeOf, type Actor } from '#domain/rights';
import { listedStates } from '#domain/qualification/state';
import type { Database } from '#prisma/client';
import { ownedWithin } from './scope.ts';

export interface Hit {
  id: string;
  fileName: string;
  submittedAt: Date;
}

/** A page of hits is enough to see that the query must be narrowed. */
const limit = 20;

/** The qualifications a person may see (no file that was refused: it never became one) whose file name or reference contains `query`, newest first. */
export async function search(db: Database, actor: Actor, query: string): Promise<Hit[]> {
  const scope = scopeOf(actor, 'qualification.read');
  return db.qualification.findMany({
    where: {
      AND: [
        ownedWithin(scope),
        { state: { in: listedStates } },
        { OR: [{ fileName: { contains: query } }, { id: { startsWith: query.toLowerCase() } }] },
      ],
    },
    select: { id: true, fileName: true, submittedAt: true },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}
