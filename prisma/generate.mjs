import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Writes the Prisma client into prisma/generated, unless it already belongs to this schema and this Prisma. JavaScript,
 * because it runs before anything is installed that could be relied on. Works offline: Prisma wants its schema engine
 * to be downloaded, only to look whether the file is there, so it is shown one that is.
 *
 * @returns {boolean} whether it wrote
 */
export function generate() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const cli = join(root, 'node_modules', 'prisma');
  const stamp = join(root, 'prisma', 'generated', 'made-from');
  const schema = join(root, 'prisma', 'schema');
  const hash = createHash('sha256').update(readFileSync(join(cli, 'package.json')));
  for (const name of readdirSync(schema).toSorted())
    hash.update(`\0${name}\0`).update(readFileSync(join(schema, name)));
  const key = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return false;
  const node = join(root, 'node_modules', '.bin', 'node');
  const ran = spawnSync(
    existsSync(node) ? node : process.execPath,
    [join(cli, 'build', 'index.js'), 'generate', '--schema', schema],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (ran.status !== 0)
    throw new Error(
      `prisma generate failed:\n${ran.error?.message ?? ''}${ran.stdout ?? ''}${ran.stderr ?? ''}`,
    );
  writeFileSync(stamp, key);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(generate() ? 'Prisma client generated' : 'Prisma client is up to date');
}
