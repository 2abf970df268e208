// What every npm script calls: runs on any Node ≥ 20 with nothing installed. Sees to node_modules, then hands over to
// tools/<command>.ts under the Node that the packages bring (it runs TypeScript by itself).
// Plain JavaScript, and the only reader of the environment besides config.ts: neither exists before the packages do.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = '', ...options] = process.argv.slice(2);
const newNode = join(root, 'node_modules', '.bin', 'node');
const script = join(root, 'tools', `${command}.ts`);

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node 20 or newer is needed, this is ${process.versions.node}`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) fail(`there is no command "${command}"`);

// Without a network npm would wait for more than a minute before it says so.
const quickRetries = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

const missing = firstMissing();
if (missing) await install(missing);

// What Node compiled once it need not compile at each start of a part.
const compiled = join(root, 'node_modules', '.cache', 'jalon', 'compiled');
const child = spawn(newNode, [script, ...options], {
  cwd: root,
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compiled, ...process.env },
});
// npm and the terminal both may signal the whole group; the command takes signals of one second as one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm does not pass on a SIGTERM of its own: whoever ends it alone means all of it.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
child.on('error', (error) => fail(`node_modules is damaged (${error.message}): delete it and try again`));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

/** Why `npm ci` is needed: the first package that differs from package-lock.json; undefined when all is there. */
function firstMissing() {
  if (!existsSync(newNode)) return 'node';
  const wanted = read('package-lock.json') ?? fail('package-lock.json is missing or damaged');
  // npm writes this file last, so an interrupted installation has none.
  const installed = read('node_modules', '.package-lock.json');
  if (!installed) return 'everything';
  for (const [path, entry] of Object.entries(wanted)) {
    const there = installed[path];
    if (path === '' || (!there && entry.optional)) continue;
    const same = there && there.version === entry.version && there.integrity === entry.integrity;
    if (!same || !existsSync(join(root, path, 'package.json'))) return path;
  }
  return undefined;
}

function read(...path) {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Runs `npm ci` with the npm that started us; the Temporal server, which needs no package, is brought meanwhile. */
async function install(reason) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`installing packages (npm ci; ${reason} is missing or changed)`);
  const bringsServer = ['start', 'test'].includes(command);
  if (bringsServer) say('finding or building the Temporal server meanwhile');
  const server = bringsServer
    ? spawn(process.execPath, [join(root, 'tools', 'temporal-cli', 'bring.mjs')], {
        stdio: 'ignore',
        env: ownEnvironment(),
      })
    : undefined;
  const log = join(mkdtempSync(join(tmpdir(), 'jalon-npm-')), 'npm.log');
  const npm = process.env.npm_execpath;
  const itsNode = process.env.npm_node_execpath ?? process.execPath;
  // A node inside node_modules is about to be deleted under npm's feet.
  const [file, args] = npm
    ? [itsNode.startsWith(join(root, 'node_modules')) ? 'node' : itsNode, [npm]]
    : ['npm', []];
  const out = openSync(log, 'w');
  const run = spawn(file, [...args, 'ci', '--include=dev', '--no-progress', ...quickRetries], {
    cwd: root,
    stdio: ['ignore', out, out],
    env: ownEnvironment(),
  });
  const ticking = setInterval(() => say(`installing packages: ${seconds()} s`), 10_000);
  const stop = () => run.kill('SIGTERM');
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const code = await new Promise((done) => run.on('error', (error) => done(error.message)).on('exit', done));
  clearInterval(ticking);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (code !== 0) {
    server?.kill();
    fail(
      `packages could not be installed: ${lastError(log) ?? `npm ci ended with ${code}`} (all of it: ${log})`,
    );
  }
  const still = firstMissing();
  if (still) fail(`npm ci left ${still} missing: delete node_modules and try again (its output: ${log})`);
  rmSync(dirname(log), { recursive: true });
  say(`installing packages: done in ${seconds()} s`);
}

/** node_modules/.bin leaves PATH, because npm ci deletes the node it would find there. */
function ownEnvironment() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((part) => !part.endsWith(join('node_modules', '.bin')));
  return { ...process.env, PATH: path.join(delimiter) };
}

function lastError(log) {
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /^npm (error|ERR!) /.test(line));
  const telling = lines.find((line) => !/ (code|errno|syscall) /.test(line)) ?? lines[0];
  return telling?.replace(/^npm (error|ERR!) /, '').replace(/^network /, '');
}

function say(line) {
  process.stderr.write(`jalon: ${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}
