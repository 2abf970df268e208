import 'server-only';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { contentDisposition } from './file-name.ts';

/** Undefined when there is no such file. */
export async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file to keep under `name`. The answer closes it when it has been read or the browser left. */
export async function fileResponse(file: FileHandle, contentType: string, name: string): Promise<Response> {
  const { size } = await file.stat();
  // The type of Node's stream differs from the web's in its declarations only.
  return new Response(Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': contentType,
      'content-length': String(size),
      'content-disposition': contentDisposition(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Instead of a file that a person asked for by a link: 404 for what does not exist, 410 for what was removed. */
export function noFile(status: 404 | 410, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
