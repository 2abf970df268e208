import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createActivities } from '#activities/index';
import { anEnvironment, anInput, aWorld } from '#test/support/activities';

/** Activities that stop at their first question to the database until `open` is called, and how many got there. */
async function given() {
  const world = await aWorld();
  const gate = Promise.withResolvers<void>();
  let begun = 0;
  const qpcContract = {
    async findUniqueOrThrow(...question: Parameters<typeof world.db.qpcContract.findUniqueOrThrow>) {
      begun += 1;
      await gate.promise;
      return world.db.qpcContract.findUniqueOrThrow(...question);
    },
  };
  const db = new Proxy(world.db, {
    get: (target, name): unknown => (name === 'qpcContract' ? qpcContract : Reflect.get(target, name)),
  });
  return {
    activities: createActivities({ ...world.dependencies, db }),
    open: gate.resolve,
    begun: async (): Promise<number> => {
      for (let turn = 0; turn < 20; turn += 1) await setImmediate();
      return begun;
    },
  };
}

const inputs = Array.from({ length: 8 }, (_, n) => anInput({ submissionId: `s${n}` }));

test.each(['verifyFile', 'writeResults'] as const)(
  'of many files at once, %s takes three: their memory is not taken from the others',
  async (name) => {
    const { activities, open, begun } = await given();
    const ended = inputs.map((input) =>
      anEnvironment()
        .run(() => activities[name](input))
        .then(
          () => undefined,
          () => undefined,
        ),
    );
    expect(await begun()).toBe(3);
    open();
    await Promise.all(ended);
    expect(await begun()).toBe(inputs.length);
  },
);

test('reading does not wait for writing', async () => {
  const { activities, open, begun } = await given();
  const ended = inputs.flatMap((input) => [
    anEnvironment().run(() => activities.writeResults(input)),
    anEnvironment().run(() => activities.verifyFile(input)),
  ]);
  expect(await begun()).toBe(6);
  open();
  await Promise.allSettled(ended);
});

test('a file whose step was handed back while it waited for its turn is not touched any more', async () => {
  const { activities, open, begun } = await given();
  const environments = inputs.map((input) => {
    const environment = anEnvironment();
    return { environment, ended: environment.run(() => activities.verifyFile(input)) };
  });
  const settled = Promise.allSettled(environments.map(({ ended }) => ended));
  expect(await begun()).toBe(3);
  for (const { environment } of environments.slice(3)) environment.cancel('WORKER_SHUTDOWN');
  open();
  await settled;
  expect(await begun()).toBe(3);
});
