import { scopeOf } from '#domain/rights';
import { paths } from '#web/paths';
import { audit } from '#web/server/audit';
import { database } from '#web/server/database';
import { answered } from '#web/server/errors';
import { noFile } from '#web/server/file-response';
import { locale, messages } from '#web/server/locale';
import { callerAddress } from '#web/server/request';
import { actingActor } from '#web/server/session';
import { exportFormats, exportResponse } from '#web/kit/export/table-export';
import { trailTable } from './server/export.ts';
import { readTrailFilter, soughtBy } from './server/filter.ts';

/** « Exporter »: what the page of the trail shows, as a file. The export is itself a row of the trail. */
export function GET(request: Request): Promise<Response> {
  return answered('journal', async () => {
    const signed = await actingActor();
    const asked: Partial<Record<string, string>> = Object.fromEntries(new URL(request.url).searchParams);
    const filter = readTrailFilter(asked);
    if (!signed)
      return new Response(null, {
        status: 303,
        headers: { location: paths.identification(paths.trail(filter)) },
      });
    const scope = scopeOf(signed.actor, 'audit.read');
    const format = exportFormats.find((known) => known === asked['format']);
    const words = await messages();
    if (scope.reach === 'none' || !format) return noFile(words.errors.notFound.text);
    // Whoever sees one operator's rows asks about no other, and the trail does not say so.
    const within = scope.reach === 'all' ? filter : { ...filter, operator: undefined };
    const sought = await soughtBy(database(), signed.actor, within);
    const fromAddress = await callerAddress();
    await database().$transaction((tx) =>
      audit(tx, new Date(), {
        action: 'audit.export',
        actor: { userId: signed.user.id, login: signed.user.login },
        operatorId: scope.reach === 'operator' ? scope.operatorId : null,
        subject: 'audit:trail',
        after: { format, ...within },
        fromAddress,
      }),
    );
    return exportResponse(format, trailTable({ db: database(), scope, sought, locale: await locale() }));
  });
}
