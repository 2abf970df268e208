import type { Metadata } from 'next';
import { wholesalerCode } from '#workflows/shared/process-id';
import { TrailExport } from './trail-export.tsx';
import { TrailFilters } from './trail-filters.tsx';
import { TrailList } from './trail-list.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { actionsWithin } from '#web/server/audit';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { readPageQuery, single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { listTrail } from './server/trail.ts';
import { exportLimit } from './server/export.ts';
import { readTrailFilter, soughtBy } from './server/filter.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).journal.title };
}

/** « Journal »: who did what (OWF-215). An operator's administrator reads what was done to its own, the wholesaler all. */
export default async function Trail({ searchParams }: { searchParams: SearchParams }) {
  const { actor, scope } = await requireRight('audit.read');
  const parameters = await searchParams;
  const filter = readTrailFilter({
    person: single(parameters.person),
    action: single(parameters.action),
    subject: single(parameters.subject),
    operator: single(parameters.operator),
    from: single(parameters.from),
    to: single(parameters.to),
  });
  const { journal } = await messages();
  const db = database();
  const page = await listTrail(db, scope, await soughtBy(db, actor, filter), readPageQuery(parameters));
  const everyone = scope.reach === 'all';
  const operators = everyone
    ? await db.operator.findMany({ select: { code: true, name: true }, orderBy: { name: 'asc' } })
    : [];
  const wholesaler = { code: wholesalerCode, name: journal.filter.wholesaler };
  return (
    <>
      <PageHeader title={journal.title} description={journal.description} />
      <TrailFilters
        filter={filter}
        actions={actionsWithin(scope)}
        operators={everyone ? [wholesaler, ...operators] : []}
      />
      <TrailExport filter={filter} limit={exportLimit} />
      <TrailList page={page} filter={filter} showOperator={everyone} />
    </>
  );
}
