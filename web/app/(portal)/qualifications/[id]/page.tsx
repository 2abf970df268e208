import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { QualificationDetail } from '../../../../components/qualification/qualification-detail.tsx';
import { currentPlace } from '../../../../server/changes.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { findQualification } from '../../../../server/qualifications.ts';
import { requireRight } from '../../../../server/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).qualification.list.title };
}

/** One qualification and its results. */
export default async function QualificationPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireRight('qualification.read');
  const since = await currentPlace(database());
  const qualification = await findQualification(database(), actor, scope, (await params).id, new Date());
  if (!qualification) notFound();
  return <QualificationDetail qualification={qualification} since={since} />;
}
