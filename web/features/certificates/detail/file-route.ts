import { paths } from '#web/paths';
import { downloadCertificate, offeredDownload } from '../server/download.ts';
import { certificateMeans } from '../server/means.ts';
import { database } from '#web/server/database';
import { answered } from '#web/server/errors';
import { contentDisposition } from '#web/server/file-name';
import { goneFile, noFile, unreadableFile } from '#web/server/file-response';
import { messages } from '#web/server/locale';
import { callerAddress } from '#web/server/request';
import { actingActor } from '#web/server/session';

interface Address {
  params: Promise<{ id: string }>;
}

const toIdentification = (id: string) =>
  new Response(null, {
    status: 303,
    headers: { location: paths.identification(paths.certificate(id)) },
  });

const headersOf = (file: { fileName: string; contentType: string }, bytes: number) => ({
  'content-type': file.contentType,
  'content-length': String(bytes),
  'content-disposition': contentDisposition(file.fileName),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});

/** Whoever only asks about the file has not downloaded it; without this, Next would answer by GET. */
export function HEAD(_request: Request, { params }: Address): Promise<Response> {
  return answered('download certificate', async () => {
    const signed = await actingActor();
    const { id } = await params;
    if (!signed) return toIdentification(id);
    const file = await offeredDownload(database(), signed.actor, id);
    if (file.ok) return new Response(null, { headers: headersOf(file, file.sizeBytes) });
    return new Response(null, { status: file.reason === 'revoked' ? 410 : 404 });
  });
}

/** « Télécharger », in one click (OWF-184): the file as it was deposited. */
export function GET(request: Request, { params }: Address): Promise<Response> {
  return answered('download certificate', async () => {
    const signed = await actingActor();
    const { id } = await params;
    // To the identification page, and then to the page that has the link (QPC-012).
    if (!signed) return toIdentification(id);
    const { user, actor } = signed;
    const by = { userId: user.id, login: user.login, address: await callerAddress() };
    const file = await downloadCertificate(certificateMeans(), actor, id, by, new Date());
    const words = await messages();
    if (file.ok)
      return new Response(new Uint8Array(file.bytes), { headers: headersOf(file, file.bytes.length) });
    switch (file.reason) {
      case 'notFound':
        return noFile(words.errors.notFound.text);
      case 'revoked':
        return goneFile(request, paths.certificate(id), words.certificates.states.revoked);
      case 'missing':
      case 'damaged':
      case 'keyLost': {
        const { withheld } = words.certificates.detail;
        const text = `${withheld.text} ${words.errors.unexpected.reference} ${file.reference}`;
        return unreadableFile(request, paths.certificate(id), text);
      }
    }
  });
}
