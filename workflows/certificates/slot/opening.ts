import { proxyActivities, proxyLocalActivities, upsertSearchAttributes } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import type { SlotState } from '#domain/certificates/slot';
import type { Outage } from '#workflows/shared/patience';
import { rowWrite, shortStep } from '#workflows/shared/policies';
import { openProcess, type Process } from '#workflows/shared/process';
import { JalonDueAt } from '#workflows/shared/search-attributes';
import type { SlotInput } from './contract.ts';
import { paragraphsOf, type SlotView } from './view.ts';

const { showSlot } = proxyLocalActivities<Activities>(rowWrite);
const { endSlot } = proxyActivities<Activities>(shortStep);

interface Facts {
  view: SlotView | null;
}

export interface SlotProcess extends Process<SlotState, Facts> {
  /** Runs one activity on the rows of the slot after the other. */
  exclusively: Mutex;
  /** Shows what a look has just written to the rows. */
  showView: (view: SlotView) => void;
  /** Writes that the slot was cancelled; its state stays. */
  end: () => Promise<void>;
}

/** Opens the process of a slot, whose row is also written by its looks at the rows. */
export function openSlot(input: SlotInput, renew: (outage: Outage) => Promise<void>): SlotProcess {
  const { service, environment, operatorCode, resumed } = input;
  const exclusively = createMutex();
  const slot: Process<SlotState, Facts> = openProcess<SlotState, Facts>({
    first: { state: 'empty', facts: { view: null } },
    // Reads the state once it has the lock: a look that held it may have entered another.
    show: () =>
      exclusively(() => {
        const { state, wait } = slot.story;
        return showSlot(input, { state, wait, ...slot.story.next() });
      }),
    details: ({ state, facts: { view } }) => [
      `**Certificate of ${service}, ${environment}** (${operatorCode}): **${state}**`,
      ...(view ? paragraphsOf(view) : []),
    ],
    renew,
    outage: resumed?.rowsOutage ?? undefined,
  });
  let dueAt: string | null = null;
  return {
    ...slot,
    exclusively,
    showView(view) {
      slot.story.written(view.state, { view });
      const { wakeAt } = view.plan;
      if (wakeAt === dueAt) return;
      dueAt = wakeAt;
      upsertSearchAttributes([{ key: JalonDueAt, value: wakeAt === null ? null : new Date(wakeAt) }]);
    },
    end: () =>
      slot.steadily(() =>
        exclusively(async () => {
          const { story } = slot;
          await endSlot(input, { state: story.state, ...story.next() });
          // Inside the lock, so that no wait is written after the end.
          story.end(story.state);
        }),
      ),
  };
}

/** Runs what it is given one after the other; a failure reaches its caller only. */
type Mutex = <T>(work: () => Promise<T>) => Promise<T>;

function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
