export const publicationStates = ['draft', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

export type PublicationAction = 'change' | 'publish' | 'withdraw';

/** What each state allows; buttons, actions and queries ask it. */
const allowed: Readonly<Record<PublicationAction, readonly PublicationState[]>> = {
  change: ['draft', 'published', 'withdrawn'],
  publish: ['draft', 'withdrawn'],
  withdraw: ['published'],
};

export function publicationCan(action: PublicationAction, state: PublicationState): boolean {
  return allowed[action].includes(state);
}

/** What readers know of an item at an instant: nothing yet, it, or nothing any more. */
export type Phase = 'draft' | 'scheduled' | 'visible' | 'ended' | 'withdrawn';

export function phaseOf(
  item: { state: PublicationState; publishFrom: Date | null; publishUntil: Date | null },
  now: Date,
): Phase {
  if (item.state !== 'published') return item.state;
  if (item.publishFrom === null || item.publishFrom > now) return 'scheduled';
  return item.publishUntil !== null && item.publishUntil <= now ? 'ended' : 'visible';
}

/** What takes place from … until: announced, going on, over. */
export type WindowPhase = 'announced' | 'running' | 'over';

export function windowPhase(window: { from: Date; until: Date }, now: Date): WindowPhase {
  if (now < window.from) return 'announced';
  return now < window.until ? 'running' : 'over';
}
