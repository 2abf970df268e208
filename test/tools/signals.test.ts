import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startNode } from './processes.ts';

const program = `
  const { stopOnSignals } = await import(${JSON.stringify(new URL('../../tools/signals.ts', import.meta.url).href)});
  const stop = stopOnSignals({ first: () => console.log('first'), again: () => { console.log('again'); process.exit(130); } });
  stop.addEventListener('abort', () => console.log(stop.reason.name));
  setInterval(() => {}, 1000);
  console.log('listening');`;

test('one Ctrl-C that arrives three times is one, a second Ctrl-C ends at once', async () => {
  const running = startNode(program);
  await running.said('listening');
  for (let time = 0; time < 3; time += 1) {
    running.child.kill('SIGINT');
    await sleep(100);
  }
  expect(running.output()).toBe('listening\nfirst\nStopped\n');
  await sleep(1000);
  running.child.kill('SIGINT');
  expect(await running.ended).toBe(130);
  expect(running.output()).toBe('listening\nfirst\nStopped\nagain\n');
});
