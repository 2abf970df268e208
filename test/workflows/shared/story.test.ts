import { beforeEach, expect, test, vi } from 'vitest';
import { createStory, type Revision, type Snapshot } from '#workflows/shared/story';

// Without a Temporal server: only the order of the writes is tested.
vi.mock('@temporalio/workflow', () => ({
  log: { warn: () => undefined },
  setCurrentDetails: () => undefined,
  upsertSearchAttributes: () => undefined,
}));

type State = 'inProgress' | 'completed';
type Written = Snapshot<State, { done: number }> & Revision;

/** A story whose row writes end when the test says so. */
function aStory() {
  const written: Written[] = [];
  let finish = Promise.withResolvers<void>();
  const story = createStory<State, { done: number }>(
    { state: 'inProgress', facts: { done: 0 } },
    async (snapshot) => {
      written.push(snapshot);
      finish = Promise.withResolvers<void>();
      await finish.promise;
    },
    () => '',
  );
  const nextTick = () => new Promise((resolve) => setImmediate(resolve));
  return {
    story,
    written,
    finishWrite: async () => {
      finish.resolve();
      await nextTick();
    },
    failWrite: async () => {
      finish.reject(new Error('the database does not answer'));
      await nextTick();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00Z') });
  return () => vi.useRealTimers();
});
const secondsPass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

test('progress is written once a second, with its value at that time', async () => {
  const { story, written, finishWrite } = aStory();
  for (const done of [1, 2, 3]) story.show({ facts: { done } });
  await finishWrite();
  await story.settled();
  secondsPass(0.9);
  story.show({ facts: { done: 4 } });
  secondsPass(0.2);
  story.show({ facts: { done: 5 } });
  await finishWrite();
  await story.settled();
  expect(written.map(({ facts, revision }) => [facts.done, revision])).toEqual([
    [1, 1],
    [5, 2],
  ]);
});

test('a wait that begins while progress is being written is written right after it', async () => {
  const { story, written, finishWrite } = aStory();
  story.show({ facts: { done: 1 } });
  story.show({ wait: { for: 'network', since: 'a', until: 'b' } });
  story.show({ facts: { done: 2 } });
  await finishWrite();
  await finishWrite();
  await story.settled();
  expect(written.map(({ facts, wait }) => [facts.done, wait?.for])).toEqual([
    [1, undefined],
    [2, 'network'],
  ]);
});

test('no older write follows an activity that writes the row itself', async () => {
  const { story, written, finishWrite } = aStory();
  story.show({ facts: { done: 1 } });
  story.show({ facts: { done: 2 } });
  expect(story.next()).toEqual({ revision: 2 });
  await finishWrite();
  story.enter('completed');
  await story.settled();
  expect(written).toHaveLength(1);
});

test('a wait that begins while such an activity fails is written with a newer revision', async () => {
  const { story, written, finishWrite } = aStory();
  story.next();
  story.show({ wait: { for: 'storage', since: 'a', until: 'b' } });
  await finishWrite();
  await story.settled();
  expect(written).toMatchObject([{ revision: 2, wait: { for: 'storage' }, state: 'inProgress' }]);
});

test('after a failed write the next change is written', async () => {
  const { story, written, failWrite, finishWrite } = aStory();
  story.show({ facts: { done: 1 } });
  await failWrite();
  await story.settled();
  story.show({ facts: { done: 2 } });
  await finishWrite();
  await story.settled();
  expect(written.map(({ facts }) => facts.done)).toEqual([1, 2]);
});

test('entering a state ends the wait and keeps the other facts', () => {
  const { story } = aStory();
  story.show({ wait: { for: 'network', since: 'a', until: 'b' } });
  story.enter('completed', { done: 7 });
  expect([story.state, story.facts, story.wait]).toEqual(['completed', { done: 7 }, null]);
});
