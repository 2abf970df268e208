import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { start } from './processes.ts';

const script = fileURLToPath(new URL('../../tools/temporal-cli/bring.mjs', import.meta.url));
const nowhere = 'http://127.0.0.1:9/cli';
/** All that this needs of the machine, whose own go and temporal must not be found. */
const needed = ['chmod', 'tar', 'gzip'];

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bring-'));
  mkdirSync(join(folder, 'system'));
  for (const name of needed) {
    const real = ['/bin', '/usr/bin'].map((part) => join(part, name)).find((file) => existsSync(file));
    symlinkSync(real ?? name, join(folder, 'system', name));
  }
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

function executable(path: string, text = '#!/bin/sh\n'): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

/** A go that writes what it builds, or fails with its last words. */
const fakeGo = (words?: string) =>
  executable(
    'go-bin/go',
    `#!/bin/sh
echo "$@" >> ${folder}/go-calls
${words === undefined ? '' : `echo "${words}" >&2; exit 1`}
[ "$1" = list ] && { echo a; echo b; exit 0; }
while [ "$1" != -o ]; do shift; done
echo '#!/bin/sh' > "$2"; chmod +x "$2"
`,
  );

async function bring(environment: { JALON_TEMPORAL_CLI?: string; path?: string[]; service?: string }) {
  const { path = [], service = nowhere, ...settings } = environment;
  const ran = start(process.execPath, [script, service], {
    env: {
      ...settings,
      XDG_CACHE_HOME: join(folder, 'cache'),
      PATH: [...path, join(folder, 'system')].join(delimiter),
    },
  });
  const code = await ran.ended;
  const lines = ran.output().trim().split('\n');
  return { code, last: lines.at(-1) ?? '', lines };
}

const cachedFile = () => {
  const [made = ''] = readdirSync(join(folder, 'cache/jalon'));
  return join(folder, 'cache/jalon', made, 'temporal');
};

/** Serves an archive in the way of Temporal's download service. */
async function downloadService(): Promise<{ service: string; asked: string[] }> {
  executable('archive/temporal');
  execFileSync('tar', ['-czf', join(folder, 'a.tar.gz'), '-C', join(folder, 'archive'), 'temporal']);
  const asked: string[] = [];
  const listening = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/a.tar.gz') return void response.end(readFileSync(join(folder, 'a.tar.gz')));
    response.end(
      JSON.stringify({ archiveUrl: `http://${request.headers.host}/a.tar.gz`, fileToExtract: 'temporal' }),
    );
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { service: `http://127.0.0.1:${port}/cli`, asked };
}

test('the executable that the setting names comes first', async () => {
  const own = executable('own/temporal');
  executable('path/temporal');
  expect(await bring({ JALON_TEMPORAL_CLI: own, path: [join(folder, 'path')] })).toMatchObject({
    code: 0,
    last: own,
  });
});

test('a setting that names no executable is an error, never passed over', async () => {
  executable('path/temporal');
  const ran = await bring({ JALON_TEMPORAL_CLI: join(folder, 'gone'), path: [join(folder, 'path')] });
  expect(ran).toMatchObject({
    code: 1,
    lines: [`JALON_TEMPORAL_CLI: ${join(folder, 'gone')} is not an executable file`],
  });
});

test('temporal on PATH comes before the cache, the cache before download and build', async () => {
  fakeGo();
  const goBin = join(folder, 'go-bin');
  await bring({ path: [goBin] });
  expect(await bring({ path: [goBin] })).toMatchObject({ code: 0, last: cachedFile() });
  const calls = readFileSync(join(folder, 'go-calls'), 'utf8').trim().split('\n');
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['list', 'build']);
  const onPath = executable('path/temporal');
  expect(await bring({ path: [join(folder, 'path'), goBin] })).toMatchObject({ code: 0, last: onPath });
});

test('the download service is asked for the version of go.mod, and go is not needed', async () => {
  const { service, asked } = await downloadService();
  const ran = await bring({ service });
  expect(ran).toMatchObject({ code: 0, last: cachedFile() });
  expect(asked[0]).toMatch(/^\/cli\/v1\.8\.2\?platform=(linux|darwin)&arch=(amd64|arm64)&format=tar\.gz$/);
});

test('two that bring at once build once', async () => {
  fakeGo();
  const path = [join(folder, 'go-bin')];
  const both = await Promise.all([bring({ path }), bring({ path })]);
  expect(both.map(({ code, last }) => [code, last])).toEqual([
    [0, cachedFile()],
    [0, cachedFile()],
  ]);
  expect(readFileSync(join(folder, 'go-calls'), 'utf8').match(/^build/gm)).toHaveLength(1);
});

test('what a killed bringer left is taken over', async () => {
  fakeGo();
  const path = [join(folder, 'go-bin')];
  await bring({ path });
  const cache = dirname(cachedFile());
  rmSync(cachedFile());
  mkdirSync(join(cache, 'work-left'));
  // No process has such a number: Linux stops at 2^22, macOS below.
  writeFileSync(join(cache, 'bringing'), '99999999\ncompiling: 5 of 9 packages\n');
  expect(await bring({ path })).toMatchObject({ code: 0, last: cachedFile() });
  expect(readdirSync(cache)).toEqual(['temporal']);
});

test('without network and Go one line says what to install', async () => {
  const ran = await bring({});
  expect(ran).toMatchObject({ code: 1, last: expect.stringContaining('install the Temporal CLI') });
  expect(ran.last).toContain('no network, no Go');
});

test('a build that fails says why in one line and leaves nothing', async () => {
  fakeGo('dial tcp: lookup proxy.example: no such host');
  const ran = await bring({ path: [join(folder, 'go-bin')] });
  expect(ran.code).toBe(1);
  expect(ran.last).toMatch(
    /could not be built \(go list: dial tcp: lookup proxy\.example: no such host\): install/,
  );
  expect(readdirSync(dirname(cachedFile()))).toEqual([]);
});
