import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { cancellationSignal } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type LogEntry } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { AroundActivities } from '#activities/platform/interceptor';
import { unavailable } from '#activities/platform/failure';

/** An environment whose activities run inside the interceptor, and what it logged. */
function around(isLocal = false) {
  const logged: LogEntry[] = [];
  const environment = new MockActivityEnvironment(
    { isLocal },
    {
      interceptors: [() => ({ inbound: new AroundActivities() })],
      logger: new DefaultLogger('WARN', (entry) => logged.push(entry)),
    },
  );
  return { environment, logged };
}

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** An activity that is under way, never ends and does not listen. */
async function stuck(environment: MockActivityEnvironment): Promise<{ running: Promise<unknown> }> {
  const started = Promise.withResolvers<void>();
  const running = environment.run(() => {
    started.resolve();
    return new Promise(() => undefined);
  });
  await started.promise;
  return { running };
}

const number = '0612345678';

test('the answer of an activity passes through', async () => {
  expect(await around().environment.run(async () => 42)).toBe(42);
});

test('a long activity gives a sign of life at least every two seconds', async () => {
  const { environment } = around();
  const beats: number[] = [];
  const heard = Promise.withResolvers<void>();
  environment.on('heartbeat', () => {
    if (beats.push(Date.now()) === 2) heard.resolve();
  });
  const began = Date.now();
  await environment.run(() => heard.promise);
  const [first = Infinity, second = Infinity] = beats;
  expect(Math.max(first - began, second - first)).toBeLessThan(2_000);
});

test('no sign of life comes after its end', async () => {
  const { environment } = around();
  let beats = 0;
  environment.on('heartbeat', () => (beats += 1));
  await environment.run(async () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(beats).toBe(0);
});

test('when its worker stops, an activity is handed back at once, even one that does not listen', async () => {
  const { environment } = around();
  const { running } = await stuck(environment);
  environment.cancel('WORKER_SHUTDOWN');
  const error = await thrownBy(running);
  expect(error).toBeInstanceOf(ApplicationFailure);
  expect(error).toMatchObject({ type: 'HandedBack', nonRetryable: false, nextRetryDelay: '1ms' });
});

test('an activity that listens is handed back too', async () => {
  const { environment } = around();
  const started = Promise.withResolvers<void>();
  const running = environment.run(async () => {
    const signal = cancellationSignal();
    started.resolve();
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  await started.promise;
  environment.cancel('WORKER_SHUTDOWN');
  expect(await thrownBy(running)).toMatchObject({ type: 'HandedBack' });
});

test.each(['CANCELLED', 'TIMED_OUT'] as const)(
  'an activity that is %s otherwise stays so',
  async (reason) => {
    const { environment } = around();
    const { running } = await stuck(environment);
    environment.cancel(reason);
    expect(await thrownBy(running)).toBeInstanceOf(CancelledFailure);
  },
);

test('a failure raised on purpose passes unchanged', async () => {
  const failure = unavailable('NetworkUnavailable', 'The network answered 503');
  const { environment } = around();
  expect(
    await thrownBy(
      environment.run(async () => {
        throw failure;
      }),
    ),
  ).toBe(failure);
});

test('an error that quotes a number is told without it, to Temporal and to the log', async () => {
  const { environment, logged } = around();
  const error = await thrownBy(
    environment.run(async () => {
      throw new RangeError(`${number} is out of range`, { cause: new Error(number) });
    }),
  );
  if (!(error instanceof Error)) throw new Error('no error came');
  expect(error.name).toBe('RangeError');
  expect(error.stack).toContain('interceptor.test.ts');
  expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain(number);
  // One line for each attempt.
  expect(logged).toHaveLength(1);
  const texts = logged.map(({ message, meta }) => [message, String(meta?.['error'])]);
  expect(JSON.stringify(texts)).not.toContain(number);
});

test('something thrown that is no error is not quoted either', async () => {
  const { environment } = around();
  const error = await thrownBy(
    environment.run(async () => {
      // oxlint-disable-next-line no-throw-literal -- that is what is tried
      throw number;
    }),
  );
  expect(String(error)).not.toContain(number);
});
