import { config } from '#config';
import { features } from '#web/features/registry.server';
import { database } from '#web/server/database';
import { answered } from '#web/server/errors';
import { healthNow } from '#web/server/health-now';
import { metricsAccess } from '#web/server/metrics/metrics-access';
import { metrics } from '#web/server/metrics/metrics';

const noStore = { 'cache-control': 'no-store' };

/** Portal and workers for Prometheus: for this machine, or for whoever brings JALON_METRICS_TOKEN. */
export function GET(request: Request): Promise<Response> {
  return answered('metrics', async () => {
    const { metricsToken, dataDir, databaseFile, temporal, portal } = config();
    const access = metricsAccess(request.headers, metricsToken, portal.url);
    if (access === 'tokenNeeded')
      return new Response('The token of JALON_METRICS_TOKEN is needed.\n', {
        status: 401,
        headers: { ...noStore, 'www-authenticate': 'Bearer' },
      });
    if (access === 'localOnly')
      return new Response('Only this machine may read them, unless JALON_METRICS_TOKEN is set.\n', {
        status: 403,
        headers: noStore,
      });
    const databases = { portal: databaseFile, ...(temporal.embedded && { temporal: temporal.databaseFile }) };
    const families = features.flatMap((feature) => feature.metrics ?? []);
    const text = await metrics(
      { db: database(), health: healthNow, dataDir, databases, families },
      new Date(),
    );
    return new Response(text, {
      headers: { ...noStore, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    });
  });
}
