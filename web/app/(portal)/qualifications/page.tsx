import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { NewQualificationLink } from '../../../components/qualification/new-qualification-link.tsx';
import { QualificationList } from '../../../components/qualification/qualification-list.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { currentPlace } from '../../../server/changes.ts';
import { database } from '../../../server/database.ts';
import { messages } from '../../../server/locale.ts';
import { listQualifications } from '../../../server/qualifications.ts';
import { readPageQuery, type SearchParams } from '../../../server/search-params.ts';
import { requireRight } from '../../../server/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).qualification.list.title };
}

/** « Récupération d'une qualification » (QPC-090 to QPC-101). */
export default async function Qualifications({ searchParams }: { searchParams: SearchParams }) {
  const { actor, scope } = await requireRight('qualification.read');
  const query = readPageQuery(await searchParams);
  const { list } = (await messages()).qualification;
  const since = await currentPlace(database());
  const page = await listQualifications(database(), actor, scope, query);
  const maySubmit = may(actor, 'qualification.submit');
  return (
    <>
      <PageHeader title={list.title} description={list.description} action={maySubmit && <NewQualificationLink text={list.new} />} />
      <QualificationList page={page} query={query} since={since} maySubmit={maySubmit} showContract={scope.reach !== 'contract'} />
    </>
  );
}
