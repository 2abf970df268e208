import type { Metadata } from 'next';
import { config } from '#config';
import { processActions } from '#domain/process';
import { may } from '#domain/rights';
import { wholesalerCode } from '#workflows/shared/process-id';
import { ProcessTable } from './process-table.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { countedUpTo, processBoard } from './server/processes.ts';
import { processFilterOf } from './server/filter.ts';
import { readPageQuery, single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { pauseSystem, resumeSystem, steerProcesses } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).exploitation.title };
}

/** « Exploitation »: every durable process, what it waits for, what can be done, and its history in the Temporal UI. */
export default async function Operations({ searchParams }: { searchParams: SearchParams }) {
  const { actor, scope } = await requireRight('process.read');
  const parameters = await searchParams;
  const filter = processFilterOf({
    show: single(parameters.show),
    kind: single(parameters.kind),
    operator: single(parameters.operator),
    wait: single(parameters.wait),
  });
  const query = readPageQuery(parameters);
  const { exploitation } = await messages();
  const since = await currentPlace(database());
  const board = await processBoard(database(), scope, filter, query, config().temporal);
  return (
    <>
      <PageHeader title={exploitation.title} description={exploitation.description} />
      <ProcessTable
        steer={steerProcesses}
        allowed={processActions.filter((action) => may(actor, `process.${action}`))}
        systems={may(actor, 'system.pause') ? { pause: pauseSystem, resume: resumeSystem } : undefined}
        board={board}
        filter={filter}
        query={query}
        since={since}
        countedUpTo={countedUpTo}
        wholesalerCode={wholesalerCode}
      />
    </>
  );
}
