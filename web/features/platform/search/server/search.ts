import 'server-only';
import type { Actor } from '#domain/rights';
import type { Database } from '#prisma/client';
import { hitsShown, type Hit } from '#web/kit/search';
import { features } from '#web/features/registry.server';

export interface Found {
  hits: Hit[];
  /** What there is beside these: nothing, more that match, or older ones that nobody looked at. */
  rest: 'none' | 'more' | 'unread';
}

/** What a person may see whose name or reference contains `query`, of one feature after the other, newest first. */
export async function search(db: Database, actor: Actor, query: string): Promise<Found> {
  const sources = features.flatMap((feature) => feature.search ?? []);
  const found = await Promise.all(sources.map((source) => source(db, actor, query)));
  const hits = found.flatMap((one) => one.hits);
  const rest = hits.length > hitsShown ? 'more' : found.some(({ unread }) => unread) ? 'unread' : 'none';
  return { hits: hits.slice(0, hitsShown), rest };
}
