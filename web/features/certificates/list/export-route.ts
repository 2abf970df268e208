import { scopeOf } from '#domain/rights';
import { paths } from '#web/paths';
import { audit } from '#web/server/audit';
import { certificatesTable } from '../server/export.ts';
import { readCertificatesFilter } from '../server/filter.ts';
import { database } from '#web/server/database';
import { answered } from '#web/server/errors';
import { noFile } from '#web/server/file-response';
import { locale, messages } from '#web/server/locale';
import { callerAddress } from '#web/server/request';
import { actingActor } from '#web/server/session';
import { exportFormats, exportResponse } from '#web/kit/export/table-export';

/** « Exporter »: the list of certificates as filtered and sorted, in a file. */
export function GET(request: Request): Promise<Response> {
  return answered('certificates', async () => {
    const signed = await actingActor();
    const asked: Partial<Record<string, string>> = Object.fromEntries(new URL(request.url).searchParams);
    const filter = readCertificatesFilter(asked);
    if (!signed)
      return new Response(null, {
        status: 303,
        headers: { location: paths.identification(paths.certificates(filter)) },
      });
    const scope = scopeOf(signed.actor, 'certificate.read');
    const format = exportFormats.find((known) => known === asked['format']);
    if (scope.reach === 'none' || !format) return noFile((await messages()).errors.notFound.text);
    const now = new Date();
    const fromAddress = await callerAddress();
    await database().$transaction((tx) =>
      audit(tx, now, {
        action: 'certificate.export',
        actor: { userId: signed.user.id, login: signed.user.login },
        operatorId: scope.reach === 'operator' ? scope.operatorId : null,
        subject: 'certificates:list',
        after: { format },
        fromAddress,
      }),
    );
    return exportResponse(
      format,
      certificatesTable({ db: database(), scope, filter, locale: await locale(), now }),
    );
  });
}
