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

/**
 * Instead of a file that was removed: whoever followed a link is led to the page that says so, which has a frame and a way
 * on; a script is told 410.
 */
export function goneFile(request: Request, page: string, text: string): Response {
  return insteadOfFile(request, page, 410, text);
}

/** Instead of a file that cannot be read: the same, a script is told 500. */
export function unreadableFile(request: Request, page: string, text: string): Response {
  return insteadOfFile(request, page, 500, text);
}

function insteadOfFile(request: Request, page: string, status: 410 | 500, text: string): Response {
  return request.headers.get('sec-fetch-mode') === 'navigate'
    ? new Response(null, { status: 303, headers: { location: page, 'cache-control': 'no-store' } })
    : plainText(status, text);
}

/** Instead of a file that does not exist for the asker. */
export function noFile(text: string): Response {
  return plainText(404, text);
}

function plainText(status: 404 | 410 | 500, text: string): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
