import { join } from 'node:path';
import { config } from '#config';
import { faultsCsvFile } from '#domain/qualification/files';
import { paths } from '../../../../../paths.ts';
import { audit } from '../../../../../server/audit.ts';
import { database } from '../../../../../server/database.ts';
import { answered } from '../../../../../server/errors.ts';
import { faultsFileName } from '../../../../../server/file-name.ts';
import { fileResponse, goneFile, noFile, openFile } from '../../../../../server/file-response.ts';
import { messages } from '../../../../../server/locale.ts';
import { callerAddress } from '../../../../../server/request.ts';
import { actingActor } from '../../../../../server/session.ts';
import { findRefused } from '../../../../../server/submissions-faults.ts';

/** « Télécharger toutes les lignes en erreur (CSV) », for who sent the file, as long as it is kept. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered('faults', async () => {
    const signed = await actingActor();
    const { id } = await params;
    if (!signed)
      return new Response(null, {
        status: 303,
        headers: { location: paths.identification(paths.submission(id)) },
      });
    const found = await findRefused(database(), signed.actor, id);
    if (!found) return noFile((await messages()).errors.notFound.text);
    const file = await openFile(join(config().dataDir, faultsCsvFile(id)));
    if (!file) return goneFile(request, paths.submission(id), (await messages()).qualification.faults.gone);

    try {
      const fromAddress = await callerAddress();
      await database().$transaction((tx) =>
        audit(tx, new Date(), {
          action: 'qualification.download',
          actor: { userId: signed.user.id, login: signed.user.login },
          operatorId: found.operatorId,
          subject: `qualification:${id}`,
          after: { file: 'faults' },
          fromAddress,
        }),
      );
      return await fileResponse(file, 'text/csv; charset=utf-8', faultsFileName(found.fileName));
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}
