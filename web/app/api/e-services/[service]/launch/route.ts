import { heldServices } from '#domain/rights';
import { serviceOfSlug } from '#domain/service-slugs';
import { paths } from '../../../../../paths.ts';
import { database } from '../../../../../server/database.ts';
import { launchTarget } from '../../../../../server/e-services.ts';
import { answered } from '../../../../../server/errors.ts';
import { messages } from '../../../../../server/locale.ts';
import { noFile } from '../../../../../server/file-response.ts';
import { actingActor } from '../../../../../server/session.ts';

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
