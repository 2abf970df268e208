import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
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
    /** So many get there, and while nothing opens no more do. */
    expectBegun: async (count: number): Promise<void> => {
      await vi.waitFor(() => expect(begun).toBe(count));
      await sleep(100);
      expect(begun).toBe(count);
    },
  };
}

const inputs = Array.from({ length: 8 }, (_, n) => anInput({ submissionId: `s${n}` }));

test.each(['verifyFile', 'writeResults'] as const)(
  'of many files at once, %s takes one: their memory is not taken from the others',
  async (name) => {
    const { activities, open, expectBegun } = await given();
    const ended = inputs.map((input) =>
      anEnvironment()
        .run(() => activities[name](input))
        .then(
          () => undefined,
          () => undefined,
        ),
    );
    await expectBegun(1);
    open();
    await Promise.all(ended);
    await expectBegun(inputs.length);
  },
);

test('reading does not wait for writing', async () => {
  const { activities, open, expectBegun } = await given();
  const ended = inputs.flatMap((input) => [
    anEnvironment().run(() => activities.writeResults(input)),
    anEnvironment().run(() => activities.verifyFile(input)),
  ]);
  await expectBegun(2);
  open();
  await Promise.allSettled(ended);
});

test('a file whose step was handed back while it waited for its turn is not touched any more', async () => {
  const { activities, open, expectBegun } = await given();
  const environments = inputs.map((input) => {
    const environment = anEnvironment();
    return { environment, ended: environment.run(() => activities.verifyFile(input)) };
  });
  const settled = Promise.allSettled(environments.map(({ ended }) => ended));
  await expectBegun(1);
  for (const { environment } of environments.slice(1)) environment.cancel('WORKER_SHUTDOWN');
  open();
  await settled;
  await expectBegun(1);
});
