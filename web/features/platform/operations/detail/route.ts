import { config } from '#config';
import { scopeOf } from '#domain/rights';
import { database } from '#web/server/database';
import { polled } from '#web/kit/live/polled';
import { findProcess } from '../server/detail.ts';

interface Context {
  params: Promise<{ workflowId: string }>;
}

/** One process as its page shows it, for a page that stands open. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return polled('process', async ({ actor }) =>
    findProcess(database(), scopeOf(actor, 'process.read'), (await params).workflowId, config().temporal),
  );
}
