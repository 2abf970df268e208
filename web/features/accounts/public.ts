import 'server-only';
import type { Database } from '#prisma/client';

/** All operators by their name, to choose one from. */
export async function listOperators(db: Database): Promise<{ id: string; code: string; name: string }[]> {
  return db.operator.findMany({ select: { id: true, code: true, name: true }, orderBy: { name: 'asc' } });
}
