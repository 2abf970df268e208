import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { start } from './processes.ts';

const entry = { version: '1.0.0', integrity: 'sha512-a' };
const wanted = {
  '': { name: 'jalon' },
  'node_modules/left': entry,
  'node_modules/other-platform': { ...entry, optional: true },
};
const installed = { 'node_modules/left': entry };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boot-'));
  mkdirSync(join(root, 'tools'));
  copyFileSync(fileURLToPath(new URL('../../tools/boot.mjs', import.meta.url)), join(root, 'tools/boot.mjs'));
  writeFileSync(
    join(root, 'tools/hello.ts'),
    `console.log('hello', ...process.argv.slice(2)); process.exitCode = 3;`,
  );
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => rmSync(root, { recursive: true }));

/** What npm leaves: the packages, Node, and its own list, which it writes last. */
function install(packages: object = installed) {
  for (const name of ['.bin', 'left']) mkdirSync(join(root, 'node_modules', name), { recursive: true });
  writeFileSync(join(root, 'node_modules/left/package.json'), '{}');
  rmSync(join(root, 'node_modules/.bin/node'), { force: true });
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

/** An npm that notes how it was called and then runs `does`. */
function npm(does: string): string {
  const file = join(root, 'npm.mjs');
  writeFileSync(
    file,
    `import { cpSync, writeFileSync } from 'node:fs';
     writeFileSync(${JSON.stringify(join(root, 'npm-call'))}, JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH }));
     ${does}`,
  );
  return file;
}

async function boot(command: string, npmFile: string) {
  const binPath = [join(root, 'node_modules/.bin'), '/bin', '/usr/bin'].join(delimiter);
  const ran = start(process.execPath, [join(root, 'tools/boot.mjs'), command, 'now'], {
    env: { PATH: binPath, TMPDIR: root, npm_execpath: npmFile, npm_node_execpath: process.execPath },
  });
  const code = await ran.ended;
  return { code, lines: ran.output().trim().split('\n') };
}

const npmCall = () => JSON.parse(readFileSync(join(root, 'npm-call'), 'utf8'));

test('with every package there, the command runs at once, with its options and exit code', async () => {
  install();
  expect(await boot('hello', npm('process.exit(1)'))).toEqual({ code: 3, lines: ['hello now'] });
  expect(existsSync(join(root, 'npm-call'))).toBe(false);
});

test.each([
  ['nothing is installed', () => {}],
  ['the installation was interrupted', () => rmSync(join(root, 'node_modules/.package-lock.json'))],
  ['a package was deleted', () => rmSync(join(root, 'node_modules/left'), { recursive: true })],
  ['Node is missing', () => rmSync(join(root, 'node_modules/.bin/node'))],
  ['a version changed', () => install({ 'node_modules/left': { ...entry, version: '0.9.0' } })],
  ['a package was added', () => install({})],
])('npm ci runs when %s', async (what, damage) => {
  if (what !== 'nothing is installed') install();
  damage();
  // Put beside the root first, because what npm ci installs comes from elsewhere.
  const spare = join(root, 'spare');
  mkdirSync(join(spare, 'left'), { recursive: true });
  mkdirSync(join(spare, '.bin'));
  writeFileSync(join(spare, 'left/package.json'), '{}');
  symlinkSync(process.execPath, join(spare, '.bin/node'));
  writeFileSync(join(spare, '.package-lock.json'), JSON.stringify({ packages: installed }));
  const ran = await boot(
    'hello',
    npm(`import { rmSync } from 'node:fs';
      rmSync(${JSON.stringify(join(root, 'node_modules'))}, { recursive: true, force: true });
      cpSync(${JSON.stringify(spare)}, ${JSON.stringify(join(root, 'node_modules'))}, { recursive: true });`),
  );
  expect(ran).toMatchObject({ code: 3, lines: expect.arrayContaining(['hello now']) });
  expect(npmCall()).toEqual({
    args: expect.arrayContaining(['ci', '--include=dev']),
    path: ['/bin', '/usr/bin'].join(delimiter),
  });
});

test('npm that fails is one line with its reason, and the command does not run', async () => {
  const failing = npm(`console.error('npm error code ENOTFOUND');
    console.error('npm error network request to the registry failed, reason: getaddrinfo ENOTFOUND');
    process.exit(1);`);
  const { code, lines } = await boot('hello', failing);
  expect(code).toBe(1);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe('jalon: installing packages (npm ci; node is missing or changed)');
  expect(lines[1]).toMatch(
    /^jalon: packages could not be installed: request to the registry failed, reason: getaddrinfo ENOTFOUND \(all of it: .*npm\.log\)$/,
  );
});

test('npm that says well done and leaves half is one line', async () => {
  install();
  rmSync(join(root, 'node_modules/left'), { recursive: true });
  const { code, lines } = await boot('hello', npm(''));
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatch(
    /^jalon: npm ci left node_modules\/left missing: delete node_modules and try again/,
  );
});

test('a command that does not exist is named', async () => {
  expect(await boot('helo', npm(''))).toEqual({ code: 1, lines: ['jalon: there is no command "helo"'] });
});
