import type { ProcessFilter } from './server/filter.ts';
import type { Reported } from './server/reported.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';

interface NoProcessProps {
  filter: ProcessFilter;
  /** What Temporal told; undefined until it did. */
  reported: Reported | undefined;
}

/** A list without processes; that nothing is open is only said once Temporal answers. */
export function NoProcess({ filter: { show, kind, operator, wait }, reported }: NoProcessProps) {
  const { empty, reported: words } = useMessages().exploitation;
  const narrowed = kind || operator || wait || (show !== 'open' && show !== 'waiting' && show !== 'all');
  if (narrowed) return <EmptyState {...empty.filtered} />;
  if (show === 'open' && reported?.processes === null) return <EmptyState {...empty.away} />;
  if (show === 'open' && !reported) return <EmptyState {...empty.open} text={words.asking} />;
  return <EmptyState {...empty[show]} />;
}
