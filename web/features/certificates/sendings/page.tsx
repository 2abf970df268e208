import type { Metadata } from 'next';
import { currentPlace } from '#web/server/changes';
import { sendingsPage } from '../server/sendings-page.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { readPageQuery, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { SendingsBoard } from './sendings-board.tsx';

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
