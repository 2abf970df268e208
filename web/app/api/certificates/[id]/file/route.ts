import { paths } from '../../../../../paths.ts';
import { downloadCertificate } from '../../../../../server/certificates-download.ts';
import { certificateMeans } from '../../../../../server/certificates-means.ts';
import { answered } from '../../../../../server/errors.ts';
import { contentDisposition } from '../../../../../server/file-name.ts';
import { goneFile, noFile, unreadableFile } from '../../../../../server/file-response.ts';
import { messages } from '../../../../../server/locale.ts';
import { callerAddress } from '../../../../../server/request.ts';
import { actingActor } from '../../../../../server/session.ts';

interface Address {
  params: Promise<{ id: string }>;
}

/** « Télécharger », in one click (OWF-184): the file as it was deposited. */
export function GET(request: Request, { params }: Address): Promise<Response> {
  return answered('download certificate', async () => {
    const signed = await actingActor();
    const { id } = await params;
    // To the identification page, and then to the page that has the link (QPC-012).
    if (!signed)
      return new Response(null, {
        status: 303,
        headers: { location: paths.identification(paths.certificate(id)) },
      });
    const { user, actor } = signed;
    const by = { userId: user.id, login: user.login, address: await callerAddress() };
    const file = await downloadCertificate(certificateMeans(), actor, id, by, new Date());
    const words = await messages();
    if (file.ok)
      return new Response(new Uint8Array(file.bytes), {
        headers: {
          'content-type': file.contentType,
          'content-length': String(file.bytes.length),
          'content-disposition': contentDisposition(file.fileName),
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      });
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
