import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { config } from '#config';
import { resultFile, type ResultFormat } from '#domain/qualification/files';
import { scopeOf } from '#domain/rights';
import { paths } from '../../../../../paths.ts';
import { audit } from '../../../../../server/audit.ts';
import { database } from '../../../../../server/database.ts';
import { answered } from '../../../../../server/errors.ts';
import { contentDisposition, resultFileName } from '../../../../../server/file-name.ts';
import { messages } from '../../../../../server/locale.ts';
import { findResult } from '../../../../../server/qualifications.ts';
import { callerAddress } from '../../../../../server/request.ts';
import { actingActor } from '../../../../../server/session.ts';

const types: Readonly<Record<ResultFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const isFormat = (text: string | null): text is ResultFormat => text === 'xlsx' || text === 'csv';

/** « Format Excel », « Format CSV » (QPC-097): the result as a file, whatever the format of the upload. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered('result', async () => {
    const signed = await actingActor();
    const { id } = await params;
    // A link that a person follows: to the identification page, and then to the page that has the link (QPC-012).
    if (!signed)
      return new Response(null, {
        status: 303,
        headers: { location: paths.identification(paths.qualification(id)) },
      });
    const format = new URL(request.url).searchParams.get('format');
    const found = isFormat(format)
      ? await findResult(database(), scopeOf(signed.actor, 'qualification.download'), id)
      : null;
    const file =
      found && isFormat(format) ? await openFile(join(config().dataDir, resultFile(id, format))) : null;
    if (!found || !isFormat(format) || !file) return missing();

    try {
      const fromAddress = await callerAddress();
      await database().$transaction((tx) =>
        audit(tx, new Date(), {
          action: 'qualification.download',
          actor: { userId: signed.user.id, login: signed.user.login },
          operatorId: found.operatorId,
          subject: `qualification:${id}`,
          after: { format },
          fromAddress,
        }),
      );
      return await sent(file, format, resultFileName(found.fileName, format));
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}

/** The answer closes the file when it has been read or the browser left. */
async function sent(file: FileHandle, format: ResultFormat, name: string): Promise<Response> {
  const { size } = await file.stat();
  // The type of Node's stream differs from the web's in its declarations only.
  return new Response(Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': types[format],
      'content-length': String(size),
      'content-disposition': contentDisposition(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function missing(): Promise<Response> {
  const { errors } = await messages();
  return new Response(errors.notFound.text, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
