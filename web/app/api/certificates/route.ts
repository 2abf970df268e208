import { scopeOf } from '#domain/rights';
import { paths } from '../../../paths.ts';
import { audit } from '../../../server/audit.ts';
import { certificatesTable } from '../../../server/certificates-export.ts';
import { readCertificatesFilter } from '../../../server/certificates-filter.ts';
import { database } from '../../../server/database.ts';
import { answered } from '../../../server/errors.ts';
import { noFile } from '../../../server/file-response.ts';
import { locale, messages } from '../../../server/locale.ts';
import { callerAddress } from '../../../server/request.ts';
import { actingActor } from '../../../server/session.ts';
import { exportFormats, exportResponse } from '../../../server/table-export.ts';

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
