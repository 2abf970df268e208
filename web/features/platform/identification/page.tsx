import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { config } from '#config';
import { paths } from '#web/paths';
import { messages } from '#web/server/locale';
import { safeReturn } from './server/return-to.ts';
import { readSessionId } from '#web/server/session-cookie';
import { awaitingPerson, peekActor } from '#web/server/session';
import { IdentificationForm } from './identification-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).identification.title };
}

export default async function Identification({
  searchParams,
}: {
  searchParams: Promise<{ retour?: string | string[] }>;
}) {
  const { retour } = await searchParams;
  const returnTo = safeReturn(typeof retour === 'string' ? retour : null, config().portal.url);
  if (await peekActor()) redirect(returnTo);
  if (await awaitingPerson()) redirect(paths.secondStep(returnTo));
  // The signed cookie outlives its row in the registry: somebody was here and is not any more.
  const ended = (await readSessionId()) !== null;
  return <IdentificationForm returnTo={returnTo} ended={ended} />;
}
