import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { beforeEach, expect, test, vi } from 'vitest';
import { failureTypes } from '#domain/outage';
import type { Outage } from '#workflows/shared/patience';
import { openProcess, type ProcessOptions } from '#workflows/shared/process';
import type { Revision } from '#workflows/shared/story';

const temporal = vi.hoisted(() => ({
  handlers: new Map<string, (argument?: string) => void>(),
  details: '',
  states: [] as string[],
  historyLength: 0,
  waiting: [] as (() => void)[],
}));
// A process outside of a Temporal server: timers never fire, conditions are asked when the test says so.
vi.mock('@temporalio/workflow', async () => {
  const common = await import('@temporalio/common');
  return {
    ActivityFailure: common.ActivityFailure,
    ApplicationFailure: common.ApplicationFailure,
    TimeoutFailure: common.TimeoutFailure,
    isCancellation: (error: unknown) => error instanceof common.CancelledFailure,
    CancellationScope: { nonCancellable: <T>(work: () => Promise<T>) => work() },
    log: { warn: () => undefined },
    workflowInfo: () => ({ historyLength: temporal.historyLength }),
    condition: (holds: () => boolean) =>
      new Promise<void>((resolve) => temporal.waiting.push(() => holds() && resolve())),
    setCurrentDetails: (details: string) => (temporal.details = details),
    upsertSearchAttributes: ([{ value }]: [{ value: string }]) => void temporal.states.push(value),
    defineSignal: (name: string) => name,
    setHandler: (name: string, handler: () => void) => void temporal.handlers.set(name, handler),
    proxyActivities: () => ({}),
  };
});

type State = 'inProgress' | 'completed' | 'rejected';
interface Shown {
  state: State;
  wait: string | undefined;
  revision: number;
}

function aProcess(options: Partial<ProcessOptions<State, object>> = {}) {
  const shown: Shown[] = [];
  const process = openProcess<State, object>({
    first: { state: 'inProgress', facts: {} },
    async show({ state, wait, revision }) {
      await nextTick();
      shown.push({ state, wait: wait?.for, revision });
    },
    details: ({ state }) => [`**An order**: ${state}`, ''],
    renew: async () => undefined,
    ...options,
  });
  return { ...process, shown, waits: () => shown.map(({ wait }) => wait) };
}

/** Fails until the test says that the system is back. */
function aSystem(failure: keyof typeof failureTypes) {
  let down = true;
  return {
    call: async () => {
      if (down) throw ApplicationFailure.nonRetryable('down', failureTypes[failure]);
      return 'answer';
    },
    comesBack: () => void (down = false),
  };
}

const nextTick = () => new Promise((resolve) => setImmediate(resolve));
async function settle(): Promise<void> {
  for (let tick = 0; tick < 5; tick += 1) await nextTick();
}
async function signal(name: string, argument?: string): Promise<void> {
  temporal.handlers.get(name)?.(argument);
  for (const ask of temporal.waiting) ask();
  await settle();
}
const retry = () => signal('retry');

beforeEach(() => {
  temporal.handlers.clear();
  Object.assign(temporal, { details: '', states: [], historyLength: 0, waiting: [] });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00Z') });
  return () => vi.useRealTimers();
});
const secondsPass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test('an opened process has its details, and has written nothing', () => {
  const { shown } = aProcess();
  expect(temporal.details).toBe('**An order**: inProgress');
  expect([shown, temporal.states]).toEqual([[], []]);
});

test('a step whose system is down waits, visibly, until « Réessayer »', async () => {
  const { steadily, shown } = aProcess();
  const network = aSystem('networkUnavailable');
  const answer = steadily(network.call);
  await settle();
  expect(temporal.details).toBe(
    [
      '**An order**: inProgress',
      'Waits for **network** since 2026-03-02T09:00:00.000Z, tries again at 2026-03-02T09:00:05.000Z. Signal `retry` tries now.',
    ].join('\n\n'),
  );
  network.comesBack();
  await retry();
  expect(await answer).toBe('answer');
  expect(shown).toEqual([
    { state: 'inProgress', wait: 'network', revision: 1 },
    { state: 'inProgress', wait: undefined, revision: 2 },
  ]);
});

test('of two waits the older one is shown, then the other, and « Réessayer » ends both', async () => {
  const { steadily, patience, waits } = aProcess();
  const [mail, network] = [aSystem('mailUnavailable'), aSystem('networkUnavailable')];
  const sent = patience({})(mail.call);
  await settle();
  secondsPass(1);
  const asked = steadily(network.call);
  await settle();
  expect(waits()).toEqual(['mail', 'mail']);
  mail.comesBack();
  await retry();
  expect(await sent).toBe('answer');
  expect(waits().at(-1)).toBe('network');
  network.comesBack();
  await retry();
  expect(await asked).toBe('answer');
  expect(waits().at(-1)).toBeUndefined();
});

test('a wait for steps that the process no longer needs is not shown', async () => {
  let needed = true;
  const { steadily, patience, waits } = aProcess();
  const parts = patience({ isShown: () => needed });
  void parts(aSystem('networkUnavailable').call);
  await settle();
  needed = false;
  void parts(aSystem('networkUnavailable').call);
  secondsPass(1);
  await retry();
  expect(waits()).toEqual(['network']);
  void steadily(aSystem('mailUnavailable').call);
  await settle();
  expect(waits()).toEqual(['network', 'mail']);
});

test('a long history continues in a new run, once the wait is written', async () => {
  const { waits, ...order } = aProcess({
    renew: async (outage) => void renewed.push({ ...outage, written: waits() }),
  });
  const renewed: (Outage & { written: (string | undefined)[] })[] = [];
  void order.steadily(aSystem('networkUnavailable').call);
  await settle();
  expect(renewed).toEqual([]);
  temporal.historyLength = 1_501;
  secondsPass(5);
  await retry();
  expect(renewed).toEqual([{ since: '2026-03-02T09:00:00.000Z', round: 2, written: ['network', 'network'] }]);
});

test('a process that may not be renewed goes on waiting in its run', async () => {
  const renew = vi.fn<() => Promise<void>>();
  const { steadily } = aProcess({ renew, mayRenew: () => false });
  temporal.historyLength = 1_501;
  const network = aSystem('networkUnavailable');
  const answer = steadily(network.call);
  await settle();
  network.comesBack();
  await retry();
  expect(await answer).toBe('answer');
  expect(renew).not.toHaveBeenCalled();
});

test('a new run goes on in the outage of the run before', async () => {
  const since = '2026-03-01T09:00:00.000Z';
  const { steadily, story } = aProcess({ outage: { since, round: 3 } });
  void steadily(aSystem('networkUnavailable').call);
  await settle();
  // The fourth wait.
  expect(story.wait).toEqual({ for: 'network', since, until: '2026-03-02T09:00:40.000Z' });
});

test('the last row is written before the state is entered, and nothing is shown after it', async () => {
  const { endAs, story, shown } = aProcess();
  const end = async ({ revision }: Revision) => [revision, [...temporal.states]];
  expect(await endAs('completed', end)).toEqual([1, []]);
  expect(temporal.states).toEqual(['completed']);
  story.show({ wait: { for: 'mail', since: 'a', until: 'b' } });
  await story.settled();
  expect(shown).toEqual([]);
});

test('a process answers what its work answers, once every shown change is written', async () => {
  const { run, story, shown } = aProcess();
  const result = await run(
    async () => {
      story.show({ facts: {} });
      return 'completed';
    },
    () => expect.unreachable(),
  );
  expect([result, shown.length]).toEqual(['completed', 1]);
});

test('a cancelled process writes its end and is cancelled; a wait of the end is shown, not that of the cancelled step', async () => {
  const { run, patience, endAs, waits } = aProcess();
  const mail = patience({});
  const storage = aSystem('storageUnavailable');
  const cancellation = Promise.withResolvers<never>();
  const end = run(
    async () => {
      void mail(aSystem('mailUnavailable').call);
      return cancellation.promise;
    },
    () => endAs('rejected', storage.call),
  );
  await settle();
  secondsPass(1);
  const failure = new CancelledFailure('by operations');
  cancellation.reject(failure);
  await settle();
  expect(waits()).toEqual(['mail', 'storage']);
  storage.comesBack();
  await Promise.all([expect(end).rejects.toBe(failure), retry()]);
  expect(temporal.states).toEqual(['rejected']);
});

test('a bug is no cancellation: no end is written', async () => {
  const { run } = aProcess();
  const cancelled = vi.fn<() => Promise<void>>();
  const bug = new Error('a bug');
  await expect(run(() => Promise.reject(bug), cancelled)).rejects.toBe(bug);
  expect(cancelled).not.toHaveBeenCalled();
});

test('the answer to a task is kept, also before the process raises it', async () => {
  const { inbox } = aProcess();
  expect(inbox.isDone('deposit')).toBe(false);
  await signal('taskDone', 'deposit');
  expect([inbox.isDone('deposit'), inbox.isDone('other')]).toEqual([true, false]);
});
