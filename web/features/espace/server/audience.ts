import 'server-only';
import type { PublicationState } from '#domain/espace/publication/state';
import { heldServices, isOfWholesaler, type Actor } from '#domain/rights';

/**
 * Condition: publications that the actor may read now. An item about an e-service is for its holders, one
 * for an operator for its people; the wholesaler's own see them all.
 */
export function publishedFor(actor: Actor, now: Date) {
  const held = [...heldServices(actor)];
  return {
    state: 'published' satisfies PublicationState,
    publishFrom: { lte: now },
    AND: [
      { OR: [{ publishUntil: null }, { publishUntil: { gt: now } }] },
      { OR: [{ service: null }, { service: { in: held } }] },
      isOfWholesaler(actor) ? {} : { OR: [{ operatorId: null }, { operatorId: actor.operatorId }] },
    ],
  };
}
