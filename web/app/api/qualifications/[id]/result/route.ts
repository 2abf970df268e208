import { join } from 'node:path';
import { config } from '#config';
import { resultFile, type ResultFormat } from '#domain/qualification/files';
import { scopeOf } from '#domain/rights';
import { paths } from '../../../../../paths.ts';
import { audit } from '../../../../../server/audit.ts';
import { database } from '../../../../../server/database.ts';
import { answered } from '../../../../../server/errors.ts';
import { resultFileName } from '../../../../../server/file-name.ts';
import { fileResponse, goneFile, noFile, openFile } from '../../../../../server/file-response.ts';
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
    if (!isFormat(format)) return noFile((await messages()).errors.notFound.text);
    const found = await findResult(database(), scopeOf(signed.actor, 'qualification.download'), id);
    if (found === 'purged')
      return goneFile(request, paths.qualification(id), (await messages()).qualification.download.purged);
    const file = found && (await openFile(join(config().dataDir, resultFile(id, format))));
    if (!found || !file) return noFile((await messages()).errors.notFound.text);

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
      return await fileResponse(file, types[format], resultFileName(found.fileName, format));
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}
