import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { QualificationDetail } from './qualification-detail.tsx';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { findQualification } from '../server/qualifications.ts';
import { requireRight } from '#web/server/session';

interface Address {
  params: Promise<{ id: string }>;
}

/** Title and page ask for the same one. */
const found = cache(async (id: string) => {
  const { actor, scope } = await requireRight('qualification.read');
  const since = await currentPlace(database());
  return { since, qualification: await findQualification(database(), actor, scope, id, new Date()) };
});

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { qualification } = await found((await params).id);
  return { title: qualification?.fileName ?? (await messages()).qualification.list.title };
}

/** One qualification and its results. */
export default async function QualificationPage({ params }: Address) {
  const { since, qualification } = await found((await params).id);
  if (!qualification) notFound();
  return <QualificationDetail qualification={qualification} since={since} />;
}
