import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Files of the data directory. A file appears whole or not at all: it is written under a name of this attempt only,
 * synced and renamed, so that a crash or a second attempt never leaves half a file under the real name.
 */
export function fileStore(dataDir: string) {
  const path = (name: string) => join(dataDir, name);

  return {
    path,

    async exists(name: string): Promise<boolean> {
      return stat(path(name)).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false;
          throw error;
        },
      );
    },

    readText: (name: string) => readFile(path(name), 'utf8'),

    /** Reads `length` bytes from `position`. */
    async readSlice(name: string, position: number, length: number): Promise<string> {
      const file = await open(path(name), 'r');
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
        return buffer.toString('utf8', 0, bytesRead);
      } finally {
        await file.close();
      }
    },

    /** Lets `write` fill a temporary path, then gives it its name. */
    async create(name: string, write: (temporary: string) => Promise<void>): Promise<void> {
      const target = path(name);
      const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
      await mkdir(dirname(target), { recursive: true });
      try {
        await write(temporary);
        const file = await open(temporary, 'r+');
        await file.sync().finally(() => file.close());
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async createText(name: string, text: string): Promise<void> {
      await this.create(name, async (temporary) => {
        const file = await open(temporary, 'wx');
        await file.writeFile(text).finally(() => file.close());
      });
    },
  };
}

export type FileStore = ReturnType<typeof fileStore>;
