import { live } from '#web/kit/live/live';
import { sendingsPage } from '../server/sendings-page.ts';

/** « Envois à venir » as its page shows it. */
export const GET = live('certificate.manage', ({ db, reader, query: { after, before } }) =>
  sendingsPage(db, { after, before }, reader.now),
);
