import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runSteps, type Step } from '#tools/steps';
import type { Screen } from '#tools/screen';

function recordingScreen() {
  const lines: string[] = [];
  const screen: Screen = {
    working: (name, what) => lines.push(`${name}: ${what}`),
    done: (name, what) => lines.push(`${name}: ${what.replace(/[\d.]+ s/, 'n s')}`),
    failed: (name) => lines.push(`${name} failed`),
    say: (line) => lines.push(line),
  };
  return { screen, lines };
}

function step(name: string, after: string[], run: Step['run']): Step {
  return { name, after, run };
}

test('a step starts once those it comes after are done, others run beside it', async () => {
  const events: string[] = [];
  const timed = (name: string, after: string[], ms: number) =>
    step(name, after, async () => {
      events.push(`${name} starts`);
      await sleep(ms);
      events.push(`${name} ends`);
    });
  await runSteps(
    [timed('build', ['generate'], 1), timed('generate', [], 60), timed('server', [], 20)],
    recordingScreen().screen,
  );
  expect(events).toEqual([
    'generate starts',
    'server starts',
    'server ends',
    'generate ends',
    'build starts',
    'build ends',
  ]);
});

test('a failure stops the steps beside it, keeps those after it from starting and is what is thrown', async () => {
  const { screen, lines } = recordingScreen();
  let stopped = false;
  let startedAfter = false;
  const running = runSteps(
    [
      step('failing', [], async (report) => {
        report('trying');
        await sleep(10);
        throw new Error('no network');
      }),
      step('beside', [], async (_report, signal) => {
        await sleep(10_000, undefined, { signal }).catch(() => (stopped = true));
      }),
      step('after', ['failing'], async () => {
        startedAfter = true;
      }),
    ],
    screen,
  );
  await expect(running).rejects.toThrow('no network');
  expect({ stopped, startedAfter }).toEqual({ stopped: true, startedAfter: false });
  expect(lines).toEqual(['failing: trying', 'failing failed']);
});

test('what is up to date is not spoken of, work is, with its duration', async () => {
  const { screen, lines } = recordingScreen();
  const working = step('server', [], async (report) => report('building'));
  await runSteps([step('portal', [], async () => {}), working], screen);
  expect(lines).toEqual(['server: building', 'server: done in n s']);
});

test('the person who stops ends the steps with that reason', async () => {
  const stop = new AbortController();
  const running = runSteps(
    [step('long', [], (_report, signal) => sleep(10_000, undefined, { signal }))],
    recordingScreen().screen,
    stop.signal,
  );
  stop.abort(new Error('stopped by hand'));
  await expect(running).rejects.toThrow('stopped by hand');
});

test.each([
  ['each other', [step('a', ['b'], async () => {}), step('b', ['a'], async () => {})], 'a → b → a'],
  ['one that does not exist', [step('a', ['x'], async () => {})], 'x, which does not exist'],
])('steps that wait for %s are refused', async (_what, steps, message) => {
  await expect(runSteps(steps, recordingScreen().screen)).rejects.toThrow(message);
});
