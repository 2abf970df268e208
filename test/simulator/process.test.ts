import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readArgv } from '../../simulator/argv.ts';
import { startSimulator } from '../../simulator/main.ts';
import { aDataDir, clientOf, send } from './running.ts';

const main = fileURLToPath(new URL('../../simulator/main.ts', import.meta.url));
const readyLine = z.object({ ready: z.literal(true), port: z.number(), smtpPort: z.number() });

describe('the simulator as a process', { timeout: 20_000 }, () => {
  it('killed with -9 answers a key as before, and still knows its faults and mails', async () => {
    const dataDir = await aDataDir();
    const batch = { identifiers: ['33612345678', '33600000006'] };
    const first = await started(dataDir);
    await expect(first.qualify('lost', batch)).rejects.toThrow('fetch failed');
    const answer = await (await first.qualify('lost', batch)).text();
    await send(first.smtpPort, { subject: 'avant' });
    await first.post('/faults', { kind: 'network', mode: 'unavailable', times: 1 });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await started(dataDir);
    expect((await second.qualify('lost', batch)).status).toBe(503);
    expect(await (await second.qualify('lost', batch)).text()).toBe(answer);
    expect((await second.qualify('lost', { identifiers: ['33612345678'] })).status).toBe(409);
    expect(await second.read('/log')).toMatchObject([{ key: 'lost', count: 2, repeats: 2 }]);
    expect(await second.read('/mail/messages')).toMatchObject([{ subject: 'avant' }]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends within a second on %s, a slow batch in flight or not, and has said no number',
    async (signal) => {
      const simulator = await started(await aDataDir());
      const slow = simulator.qualify('k', { identifiers: ['33600000001'] }).catch(() => 'hung up');
      await simulator.qualify('k2', { identifiers: ['33612345678'] });
      const start = performance.now();
      simulator.child.kill(signal);
      const [code] = await once(simulator.child, 'close');
      expect(code).toBe(0);
      expect(performance.now() - start).toBeLessThan(1_000);
      expect(await slow).toBe('hung up');
      expect(simulator.said()).toBe('');
    },
  );

  it('says in one line that its port is taken, and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const child = run(['--data-dir', await aDataDir(), '--port', String(port), '--smtp-port', '0']);
    const said = collect(child.stderr);
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(said()).toMatch(
      new RegExp(`^simulator: HTTP port ${port} on 127\\.0\\.0\\.1 is taken[^\\n]*\\n$`),
    );
  });
});

it('names a data directory that cannot be written', async () => {
  const dataDir = fileURLToPath(import.meta.url);
  const start = startSimulator({ port: 0, smtpPort: 0, dataDir });
  await expect(start).rejects.toThrow(`the data directory ${dataDir} cannot be written`);
});

describe('the command line', () => {
  it('has the documented defaults', () => {
    expect(readArgv(['--data-dir', 'd'])).toEqual({
      port: 3100,
      smtpPort: 1025,
      dataDir: 'd',
      networkDelayMs: 20,
    });
  });

  it.each([
    [[], '--data-dir'],
    [['--data-dir', 'd', '--port', '70000'], '--port'],
    [['--data-dir', 'd', '--smtp-port', 'x'], '--smtp-port'],
    [['--data-dir', 'd', '--colour', 'x'], '--colour'],
  ])('%j names what is wrong', (argv, named) => {
    expect(() => readArgv(argv)).toThrow(named);
  });
});

function run(args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function started(dataDir: string) {
  const child = run(['--data-dir', dataDir, '--port', '0', '--smtp-port', '0']);
  const said = collect(child.stderr);
  const lines = createInterface(child.stdout);
  const [line] = await once(lines, 'line');
  const { port, smtpPort } = readyLine.parse(JSON.parse(line));
  return { ...clientOf(port), smtpPort, child, said };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk) => (text += String(chunk)));
  return () => text;
}
