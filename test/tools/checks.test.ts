import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '#config';
import { checkPorts, holdDataDirectory, portsOf } from '#tools/checks';
import { startNode } from './processes.ts';

let folder: string;
let listening: Server | undefined;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'checks-'))));
afterEach(async () => {
  await new Promise((resolve) => (listening ? listening.close(resolve) : resolve(undefined)));
  listening = undefined;
  rmSync(folder, { recursive: true });
});

function listen(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
    listening = server;
  });
}

test('a taken port is named with its part and the setting that changes it', async () => {
  const port = await listen();
  await expect(checkPorts([{ port, setting: 'JALON_PORT', part: 'portal' }])).rejects.toThrow(
    `port ${port} (portal) is taken: end what listens there, or set JALON_PORT to another`,
  );
});

test('a port that is released within a second is no trouble: the parts of a killed run need a moment', async () => {
  const port = await listen();
  setTimeout(() => listening?.close(), 300);
  await expect(checkPorts([{ port, setting: 'JALON_PORT', part: 'portal' }])).resolves.toBeUndefined();
  listening = undefined;
});

test('a port given to two parts is named with both settings', async () => {
  const ports = portsOf(loadConfig({ JALON_PORT: '24680', JALON_SIMULATOR_PORT: '24680' }));
  await expect(checkPorts(ports)).rejects.toThrow(
    'port 24680 is wanted by both portal and simulator: change JALON_PORT or JALON_SIMULATOR_PORT',
  );
});

test.each(['192.0.2.1', 'nobody.invalid'])(
  '%s, which is not this machine, is named with its setting and not taken for a port in use',
  async (JALON_HOST) => {
    const ports = portsOf(loadConfig({ JALON_HOST, JALON_PORT: '24680' })).slice(0, 1);
    await expect(checkPorts(ports)).rejects.toThrow(`JALON_HOST: this machine has no address ${JALON_HOST}`);
  },
);

test('a Temporal server elsewhere needs no port here', () => {
  const settings = (environment: Record<string, string>) =>
    portsOf(loadConfig(environment)).map(({ setting }) => setting);
  expect(settings({})).toContain('JALON_TEMPORAL_PORT');
  expect(settings({ TEMPORAL_ADDRESS: 'temporal.example:7233' })).toEqual([
    'JALON_PORT',
    'JALON_SIMULATOR_PORT',
    'JALON_SMTP_PORT',
  ]);
});

test('a data directory that cannot be made is named with its setting', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => holdDataDirectory(join(folder, 'file', 'data'))).toThrow(
    `cannot be written: ${join(folder, 'file')} is a file (JALON_DATA_DIR names another)`,
  );
});

test('a data directory is held by one process at a time, and free again however that one ended', async () => {
  const directory = join(folder, 'a', 'b');
  const holder = startNode(`
    const { holdDataDirectory } = await import(${JSON.stringify(new URL('../../tools/checks.ts', import.meta.url).href)});
    holdDataDirectory(${JSON.stringify(directory)});
    console.log('held');
    setInterval(() => {}, 1000);`);
  await holder.said('held');
  expect(() => holdDataDirectory(directory)).toThrow(
    `another Jalon is already running on ${directory}, process ${holder.child.pid} (JALON_DATA_DIR`,
  );
  holder.child.kill('SIGKILL');
  await holder.ended;
  const held = holdDataDirectory(directory);
  held.release();
  holdDataDirectory(directory).release();
});
