import 'server-only';
import { actorOf } from '#domain/accounts/rights';
import { may, viewerOf, type Actor } from '#domain/rights';
import { serviceNames } from '#domain/services';
import type { Database } from '#prisma/client';
import type { LiveSession } from './session-registry.ts';

/** « Voir comme »: whose pages a session shows, and until when (ISO). */
export interface Viewing {
  operator: { code: string; name: string };
  until: string;
}

/** Who acts in a session at this moment: its person, or the read-only viewer of the operator they look at. */
export async function actorIn(
  db: Database,
  session: LiveSession,
  now: Date,
): Promise<{ actor: Actor; viewing: Viewing | null }> {
  const own = actorOf(session.user);
  const { viewOperatorId, viewUntil } = session;
  if (!viewOperatorId || !viewUntil || viewUntil <= now || !may(own, 'operator.viewAs'))
    return { actor: own, viewing: null };
  const { id, code, name, contracts } = await db.operator.findUniqueOrThrow({
    where: { id: viewOperatorId },
    include: { contracts: { where: { optionActive: true }, take: 1 } },
  });
  const services = serviceNames.filter((service) => service !== 'qpc' || contracts.length > 0);
  return {
    actor: viewerOf(own.userId, id, services),
    viewing: { operator: { code, name }, until: viewUntil.toISOString() },
  };
}
