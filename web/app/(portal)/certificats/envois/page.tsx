import type { Metadata } from 'next';
import { currentPlace } from '../../../../server/changes.ts';
import { sendingsPage } from '../../../../server/certificates-sendings-page.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { readPageQuery, type SearchParams } from '../../../../server/search-params.ts';
import { requireRight } from '../../../../server/session.ts';
import { SendingsBoard } from '../_components/sendings-board.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).certificates.sendings.title };
}

/** « Envois à venir »: what will be sent in the next thirty days, to whom and why. */
export default async function Sendings({ searchParams }: { searchParams: SearchParams }) {
  await requireRight('certificate.manage');
  const db = database();
  const from = readPageQuery(await searchParams);
  const since = await currentPlace(db);
  return <SendingsBoard shown={await sendingsPage(db, from, new Date())} from={from} since={since} />;
}
