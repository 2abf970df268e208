import { certificatePage } from '../server/page.ts';
import { certificateMeans } from '../server/means.ts';
import { polled } from '#web/kit/live/polled';

/** A certificate as its page shows it, for a page that stands open. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return polled('certificate', ({ actor }) => certificatePage(certificateMeans(), actor, id, new Date()));
}
