import { live } from '#web/kit/live/live';
import { certificatePage } from '../server/page.ts';
import { certificateMeans } from '../server/means.ts';

/** A certificate as its page shows it. */
export const GET = live<'id'>('certificate.read', ({ reader: { actor, now }, params }) =>
  certificatePage(certificateMeans(), actor, params.id, now),
);
