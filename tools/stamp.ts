import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const notSources = new Set(['node_modules', '.next', 'generated', 'next-env.d.ts', 'tsconfig.tsbuildinfo']);

/** A hash of files and of all files below folders: paths and contents, generated ones left out. Missing ones count. */
export function hashOf(root: string, paths: string[], extra = ''): string {
  const hash = createHash('sha256').update(extra);
  for (const path of paths.toSorted()) {
    for (const file of filesOf(root, path)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesOf(root: string, path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  const names = readdirSync(join(root, path)).filter((name) => !notSources.has(name));
  return names.toSorted().flatMap((name) => filesOf(root, join(path, name)));
}

/**
 * Does `work` unless `stampFile` says that it was done for this hash. The stamp goes before the work and comes back
 * after it, so that an interrupted work is done again.
 */
export async function unlessStamped(
  stampFile: string,
  hash: string,
  work: () => Promise<void>,
): Promise<void> {
  if (readStamp(stampFile) === hash) return;
  rmSync(stampFile, { force: true });
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${hash}\n`);
}

function readStamp(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
