import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';
import type { Database } from '#prisma/client';

function full(): NodeJS.ErrnoException {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
}

/**
 * From here on this process writes to a full disk: a file can be made, but of what is written into it half arrives at
 * most, then ENOSPC, as with a real one. Answers how space comes back. Put at the level of Node's own modules, so that
 * nothing of ours has to know and no mount is needed.
 */
export function aFullDisk(): () => void {
  const { writeSync, writeFileSync, createWriteStream } = fs;
  const { writeFile, open } = fs.promises;
  const half = (data: unknown) =>
    typeof data === 'string' ? data.slice(0, data.length / 2) : 'the beginning of something';
  const patches = {
    writeSync(file: number, data: unknown) {
      writeSync(file, half(data));
      throw full();
    },
    writeFileSync(path: string, data: unknown) {
      writeFileSync(path, half(data));
      throw full();
    },
    createWriteStream(...args: Parameters<typeof createWriteStream>) {
      const stream = createWriteStream(...args);
      stream._write = (_chunk: unknown, _encoding, done) => done(full());
      stream._writev = (_chunks, done) => done(full());
      return stream;
    },
  };
  const promised = {
    async writeFile(path: string, data: unknown) {
      await writeFile(path, half(data));
      throw full();
    },
    async open(...args: Parameters<typeof open>) {
      const file = await open(...args);
      if (!args[1] || args[1] === 'r') return file;
      file.writeFile = async (data: unknown) => {
        await file.write(half(data));
        throw full();
      };
      return file;
    },
  };
  Object.assign(fs, patches);
  Object.assign(fs.promises, promised);
  syncBuiltinESMExports();
  const free = () => {
    Object.assign(fs, { writeSync, writeFileSync, createWriteStream });
    Object.assign(fs.promises, { writeFile, open });
    syncBuiltinESMExports();
  };
  onTestFinished(free);
  return free;
}

/**
 * From here on the database may not grow, and the page that every projection writes to is full: SQLite itself answers
 * SQLITE_FULL. Answers how space comes back.
 */
export async function aFullDatabase(db: Database): Promise<() => Promise<void>> {
  // One row fills the last page of the feed of changes.
  const filler = { operatorId: null, entity: 'qualification', entityId: 'x'.repeat(3_985), at: new Date() };
  await db.change.create({ data: filler });
  const pages = await db.$queryRawUnsafe<{ page_count: number | bigint }[]>('PRAGMA page_count');
  await db.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages[0]?.page_count)}`);
  return async () => {
    await db.$queryRawUnsafe('PRAGMA max_page_count = 1073741823');
  };
}
