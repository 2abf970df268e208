import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { certificatePage } from '../../../../server/certificate-page.ts';
import { certificateMeans } from '../../../../server/certificates-means.ts';
import { currentPlace } from '../../../../server/changes.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { decodedPart } from '../../../../server/search-params.ts';
import { requireRight } from '../../../../server/session.ts';
import { CertificateDetail } from '../_components/certificate-detail.tsx';

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
