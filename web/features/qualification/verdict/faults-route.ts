import { join } from 'node:path';
import { config } from '#config';
import { faultsCsvFile } from '#domain/qualification/files';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { download } from '../server/download.ts';
import { faultsFileName } from '#web/server/file-name';
import { openFile } from '#web/server/file-response';
import { findRefused } from '../server/submissions-faults.ts';

/** « Télécharger toutes les lignes en erreur (CSV) », for who sent the file, as long as it is kept. */
export const GET = download('faults', {
  page: paths.submission,
  gone: ({ qualification }) => qualification.faults.gone,
  async find(actor, id) {
    const found = await findRefused(database(), actor, id);
    if (!found) return null;
    const file = await openFile(join(config().dataDir, faultsCsvFile(id)));
    if (!file) return 'gone';
    const { fileName, operatorId } = found;
    const contentType = 'text/csv; charset=utf-8';
    return { file, contentType, name: faultsFileName(fileName), operatorId, taken: { file: 'faults' } };
  },
});
