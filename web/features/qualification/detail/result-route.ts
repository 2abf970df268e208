import { join } from 'node:path';
import { config } from '#config';
import { resultFile, type ResultFormat } from '#domain/qualification/files';
import { scopeOf } from '#domain/rights';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { download } from '../server/download.ts';
import { resultFileName } from '#web/server/file-name';
import { openFile } from '#web/server/file-response';
import { findResult } from '../server/qualifications.ts';

const types: Readonly<Record<ResultFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const isFormat = (text: string | null): text is ResultFormat => text === 'xlsx' || text === 'csv';

/** « Format Excel », « Format CSV » (QPC-097): the result as a file, whatever the format of the upload. */
export const GET = download('result', {
  page: paths.qualification,
  gone: ({ qualification }) => qualification.download.purged,
  async find(actor, id, request) {
    const format = new URL(request.url).searchParams.get('format');
    if (!isFormat(format)) return null;
    const found = await findResult(database(), scopeOf(actor, 'qualification.download'), id);
    if (!found || found === 'purged') return found && 'gone';
    const file = await openFile(join(config().dataDir, resultFile(id, format)));
    const { fileName, operatorId } = found;
    const name = resultFileName(fileName, format);
    return file ? { file, contentType: types[format], name, operatorId, taken: { format } } : null;
  },
});
