import { readFileSync, writeFileSync } from 'node:fs';

// A registry mirror may lack the binaries of other platforms. `npm install` then leaves them out of package-lock.json,
// and `npm ci` refuses the file ("Missing: @swc/core-darwin-arm64@ from lock file"), or installs no binary there.
// `node tools/complete-lock.ts` after an installation adds them: version and platform, without the unknown checksum.

interface Entry {
  version?: string;
  cpu?: string[];
  libc?: string[];
  optional?: boolean;
  os?: string[];
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}
type Packages = Record<string, Entry>;

/** Optional packages that others name and the lock file lacks, as entries to add to it. */
export function missingOptional(packages: Packages): Packages {
  const there = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing: Packages = {};
  for (const { optionalDependencies = {}, dev } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (there.has(name)) continue;
      missing[`node_modules/${name}`] = { version, ...platformOf(name, dev) };
    }
  }
  return missing;
}

/** What npm compares with the machine, read from names like `@oxlint/binding-linux-x64-musl`. Throws on another kind. */
function platformOf(name: string, dev: boolean | undefined): Entry {
  const [, os] = /\b(android|darwin|freebsd|linux|openharmony|win32)\b/.exec(name) ?? [];
  const [, cpu] = /\b(arm64|arm|ia32|ppc64|riscv64|s390x|x64)\b/.exec(name) ?? [];
  if (!os || !cpu)
    throw new Error(`${name} is missing in package-lock.json and its name tells no platform: add it by hand`);
  const libc =
    os === 'linux' && /gnu|musl/.exec(name) ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { cpu: [cpu], ...(dev ? { dev } : {}), ...libc, optional: true, os: [os] };
}

/** npm's own file, in npm's own order, which a parser would lose. */
export function readLock(file: string): { packages: Packages } {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.main) {
  const file = 'package-lock.json';
  const lock = readLock(file);
  const all = Object.entries({ ...lock.packages, ...missingOptional(lock.packages) });
  lock.packages = Object.fromEntries(all.toSorted(([one], [other]) => one.localeCompare(other, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
