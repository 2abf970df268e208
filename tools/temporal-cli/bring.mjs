// Finds the `temporal` executable, or brings it into the user's cache; prints its path on stdout, progress on stderr.
// Order: JALON_TEMPORAL_CLI, PATH, our cache, Temporal's download service, `go build` of the module beside this file.
// Plain JavaScript without packages: on a first start it runs beside `npm ci`.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const home = dirname(fileURLToPath(import.meta.url));
const download = process.argv[2] ?? 'https://temporal.download/cli';
const given = process.env.JALON_TEMPORAL_CLI;
const sum = createHash('sha256')
  .update(readFileSync(join(home, 'go.sum')))
  .digest('hex')
  .slice(0, 12);
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'jalon', `temporal-cli-${sum}`);
const cached = join(cache, 'temporal');
const lock = join(cache, 'bringing');

const there = find();
if (there) done(there);
mkdirSync(cache, { recursive: true });
while (!takeLock()) {
  await sleep(500);
  if (isExecutable(cached)) done(cached);
}
process.on('exit', () => rmSync(lock, { force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
for (const left of readdirSync(cache))
  if (left.startsWith('work-')) rmSync(join(cache, left), { recursive: true });
const work = mkdtempSync(join(cache, 'work-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const brought = find() ?? (await fetchFrom(download)) ?? (await build());
if (brought !== cached && !find()) renameSync(brought, cached);
done(cached);

/** What is here already. A JALON_TEMPORAL_CLI that cannot run is an error, never passed over in silence. */
function find() {
  if (given)
    return isExecutable(given) ? given : fail(`JALON_TEMPORAL_CLI: ${given} is not an executable file`);
  const inPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...inPath.map((part) => join(part, 'temporal')), cached].find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The version of go.mod from the service that the SDK itself downloads from; undefined when it is out of reach. */
async function fetchFrom(service) {
  const version = /temporalio\/cli (v\S+)/.exec(readFileSync(join(home, 'go.mod'), 'utf8'))?.[1];
  const platform = process.platform === 'darwin' ? 'darwin' : 'linux';
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const query = new URLSearchParams({ platform, arch, format: 'tar.gz' });
  try {
    const answer = await fetch(`${service}/${version}?${query}`, { signal: AbortSignal.timeout(4000) });
    if (!answer.ok) return undefined;
    const { archiveUrl, fileToExtract } = await answer.json();
    tell(`downloading ${version}`);
    const archive = await fetch(archiveUrl, { signal: AbortSignal.timeout(300_000) });
    if (!archive.ok) return undefined;
    writeFileSync(join(work, 'archive.tar.gz'), Buffer.from(await archive.arrayBuffer()));
    await promisify(execFile)('tar', ['-xzf', 'archive.tar.gz', fileToExtract], { cwd: work });
    const file = join(work, fileToExtract);
    return isExecutable(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

async function build() {
  const file = join(work, 'temporal');
  const what = 'github.com/temporalio/cli/cmd/temporal';
  let modules = 0;
  tell('building with go (about 3 minutes, once)');
  const list = await go(['list', '-deps', what], (line) => {
    if (line.startsWith('go: downloading')) tell(`downloading Go modules: ${++modules}`);
  });
  const total = list.split('\n').length;
  let compiled = 0;
  await go(['build', '-v', '-ldflags=-s -w', '-o', file, what], (line) => {
    if (line.startsWith('go: downloading')) tell(`downloading Go modules: ${++modules}`);
    else if (++compiled % 20 === 0) tell(`compiling: ${compiled} of ${total} packages`);
  });
  return file;
}

function go(args, onLine) {
  return new Promise((resolve) => {
    const run = spawn('go', args, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    process.on('exit', () => run.kill());
    let out = '';
    let last = '';
    run.stdout.on('data', (text) => (out += text));
    run.stderr.setEncoding('utf8').on('data', (text) => {
      for (const line of text.split('\n').filter(Boolean)) onLine((last = line));
    });
    run.on('error', () =>
      fail(`the Temporal server cannot be downloaded or built here (no network, no Go): ${howTo()}`),
    );
    run.on('close', (code) => {
      if (code === 0) resolve(out);
      else fail(`the Temporal server could not be built (go ${args[0]}: ${last.trim()}): ${howTo()}`);
    });
  });
}

function howTo() {
  return 'install the Temporal CLI (https://docs.temporal.io/cli) or Go ≥ 1.26, or name the executable in JALON_TEMPORAL_CLI';
}

/** One bringer at a time for all checkouts; the others repeat its progress, and take over when it is gone. */
function takeLock() {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch {
    const { pid, progress, age } = readLock();
    if (pid ? isRunning(pid) : age < 5000) {
      if (progress) process.stderr.write(`${progress}\n`);
    } else rmSync(lock, { force: true });
    return false;
  }
}

function readLock() {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const [pid, progress] = readFileSync(lock, 'utf8').split('\n');
    return { pid: Number(pid), progress, age };
  } catch {
    return { pid: 0, age: 0 };
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tell(progress) {
  process.stderr.write(`${progress}\n`);
  writeFileSync(lock, `${process.pid}\n${progress}\n`);
}

function done(path) {
  process.stdout.write(`${path}\n`);
  process.exit(0);
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
