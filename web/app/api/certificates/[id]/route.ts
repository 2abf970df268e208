import { certificatePage } from '../../../../server/certificate-page.ts';
import { certificateMeans } from '../../../../server/certificates-means.ts';
import { polled } from '../../../../server/polled.ts';

/** A certificate as its page shows it, for a page that stands open. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return polled('certificate', ({ actor }) => certificatePage(certificateMeans(), actor, id, new Date()));
}
