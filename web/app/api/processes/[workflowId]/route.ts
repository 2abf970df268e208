import { config } from '#config';
import { scopeOf } from '#domain/rights';
import { database } from '../../../../server/database.ts';
import { polled } from '../../../../server/polled.ts';
import { findProcess } from '../../../../server/processes-detail.ts';

interface Context {
  params: Promise<{ workflowId: string }>;
}

/** One process as its page shows it, for a page that stands open. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return polled('process', async ({ actor }) =>
    findProcess(database(), scopeOf(actor, 'process.read'), (await params).workflowId, config().temporal),
  );
}
