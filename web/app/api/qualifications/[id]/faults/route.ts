import { join } from 'node:path';
import { config } from '#config';
import { faultsCsvFile } from '#domain/qualification/files';
import { paths } from '../../../../../paths.ts';
import { database } from '../../../../../server/database.ts';
import { download, type Link } from '../../../../../server/download.ts';
import { faultsFileName } from '../../../../../server/file-name.ts';
import { openFile } from '../../../../../server/file-response.ts';
import { findRefused } from '../../../../../server/submissions-faults.ts';

/** « Télécharger toutes les lignes en erreur (CSV) », for who sent the file, as long as it is kept. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const link: Link = {
    ...{ where: 'faults', id, page: paths.submission(id) },
    gone: ({ qualification }) => qualification.faults.gone,
  };
  return download(request, link, async (actor) => {
    const found = await findRefused(database(), actor, id);
    if (!found) return null;
    const file = await openFile(join(config().dataDir, faultsCsvFile(id)));
    if (!file) return 'gone';
    const { fileName, operatorId } = found;
    const contentType = 'text/csv; charset=utf-8';
    return { file, contentType, name: faultsFileName(fileName), operatorId, taken: { file: 'faults' } };
  });
}
