import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { certificatePage } from '../server/page.ts';
import { certificateMeans } from '../server/means.ts';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { decodedPart } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { CertificateDetail } from './certificate-detail.tsx';

interface Address {
  params: Promise<{ id: string }>;
}

/** Title and page ask for the same one. */
const found = cache(async (part: string) => {
  const { actor } = await requireRight('certificate.read');
  const id = decodedPart(part);
  const since = await currentPlace(database());
  const page = id === null ? null : await certificatePage(certificateMeans(), actor, id, new Date());
  return { page, since };
});

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { page } = await found((await params).id);
  return { title: page?.view.label ?? (await messages()).certificates.title };
}

export default async function Certificate({ params }: Address) {
  const { page, since } = await found((await params).id);
  if (!page) notFound();
  return <CertificateDetail page={page} since={since} />;
}
