import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const temporarySuffix = '.tmp';
/** Characters of a draft that wait for one write. */
const draftLength = 64 * 1024;

/**
 * Files of the data directory. A file appears whole or not at all: it is written under a name of this attempt only,
 * synced and renamed, so that a crash or a second attempt never leaves half a file under the real name.
 */
export function fileStore(dataDir: string) {
  const path = (name: string) => join(dataDir, name);

  return {
    path,

    async exists(name: string): Promise<boolean> {
      return stat(path(name)).then(() => true, missing(false));
    },

    readText: (name: string) => readFile(path(name), 'utf8'),

    /** Reads `length` bytes from `position`. */
    async readSlice(name: string, position: number, length: number): Promise<string> {
      await using file = await open(path(name), 'r');
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.toString('utf8', 0, bytesRead);
    },

    /** Lets `write` fill a temporary path, then gives it its name. */
    async create(name: string, write: (temporary: string) => Promise<void>): Promise<void> {
      const target = path(name);
      const temporary = temporaryFor(target);
      await mkdir(dirname(target), { recursive: true });
      try {
        await write(temporary);
        await settle(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async createText(name: string, text: string): Promise<void> {
      await this.create(name, async (temporary) => {
        await using file = await open(temporary, 'wx');
        await file.writeFile(text);
      });
    },

    draft: (name: string) => draft(path(name)),

    /** Removes what attempts that were killed left in a directory. Takes the name from one that still writes: it fails. */
    async removeTemporaries(directory: string): Promise<void> {
      const names = await readdir(path(directory)).catch(missing([]));
      const left = names.filter((name) => name.endsWith(temporarySuffix));
      await Promise.all(left.map((name) => rm(path(join(directory, name)), { force: true })));
    },

    /** Removes what was last written before then, among `names` in a directory; answers how many. */
    async removeOld(directory: string, names: readonly string[], before: Date): Promise<number> {
      let removed = 0;
      for (const name of names) {
        const file = path(join(directory, name));
        const found = await stat(file).catch(() => undefined);
        if (!found || found.mtime >= before) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/**
 * A file of unknown length that grows while another is read; the first piece makes it, `keep` gives it its name.
 * Writes 64 KB at once and at once: who reads in a callback cannot wait, and pieces that wait would fill the memory.
 */
function draft(target: string) {
  const temporary = temporaryFor(target);
  let file: number | undefined;
  let waiting = '';

  const flush = () => {
    if (file === undefined) {
      mkdirSync(dirname(target), { recursive: true });
      file = openSync(temporary, 'wx');
    }
    const bytes = Buffer.from(waiting);
    waiting = '';
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
  };
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };

  return {
    write(text: string): void {
      waiting += text;
      if (waiting.length >= draftLength) flush();
    },
    async keep(): Promise<void> {
      flush();
      close();
      await settle(temporary, target);
    },
    /** Does nothing to a draft that was kept. */
    async discard(): Promise<void> {
      close();
      await rm(temporary, { force: true });
    },
  };
}

const temporaryFor = (target: string) => `${target}.${randomBytes(6).toString('hex')}${temporarySuffix}`;

async function settle(temporary: string, target: string): Promise<void> {
  await syncToDisk(temporary);
  await rename(temporary, target);
  await syncToDisk(dirname(target));
}

/** Handles the failure of a look at what is not there. */
const missing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };

/** A file, or a directory: a name survives a power cut once its directory is on the disk. */
async function syncToDisk(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}

export type FileStore = ReturnType<typeof fileStore>;
