import { heldServices } from '#domain/rights';
import { serviceOfSlug } from '#domain/espace/service-slugs';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { launchTarget } from '../server/e-services.ts';
import { answered } from '#web/server/errors';
import { messages } from '#web/server/locale';
import { noFile } from '#web/server/file-response';
import { actingActor } from '#web/server/session';

const redirection = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/**
 * « Lancer l'application »: to the address that the wholesaler set, never to one that comes with the request, and for
 * those only who hold the e-service (OWF-006).
 */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ service: string }> },
): Promise<Response> {
  return answered('launch', async () => {
    const signed = await actingActor();
    const slug = (await params).service;
    const service = serviceOfSlug(slug);
    if (!signed) return redirection(paths.identification(service && paths.service(slug)));
    const held = service && heldServices(signed.actor).includes(service);
    const target = held ? await launchTarget(database(), service) : null;
    return target === null ? noFile((await messages()).errors.notFound.text) : redirection(target);
  });
}
