import { cancellationSignal } from '@temporalio/activity';
import pLimit from 'p-limit';

/**
 * Lets one activity of a kind work at a time in this process; the others wait for their turn, alive for Temporal. For
 * steps that hold a file in memory, some 150 MB each: without a bound one operator could take the worker down, and
 * several at once gain nothing, for they share a thread. One that was cancelled or handed back while it waited does
 * nothing any more: another attempt does it.
 */
export function inTurns() {
  const limit = pLimit(1);
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const signal = cancellationSignal();
    return limit(() => {
      signal.throwIfAborted();
      return work();
    });
  };
}
