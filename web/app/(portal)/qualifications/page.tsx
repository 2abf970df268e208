import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { QualificationList } from '../../../components/qualification/qualification-list.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { paths } from '../../../paths.ts';
import { currentPlace } from '../../../server/changes.ts';
import { database } from '../../../server/database.ts';
import { messages } from '../../../server/locale.ts';
import { listQualifications } from '../../../server/qualifications.ts';
import { readFilter } from '../../../server/qualifications-filter.ts';
import { readPageQuery, single, type SearchParams } from '../../../server/search-params.ts';
import { requireRight } from '../../../server/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).qualification.list.title };
}

/** « Récupération d'une qualification » (QPC-090 to QPC-101). */
export default async function Qualifications({ searchParams }: { searchParams: SearchParams }) {
  const { actor, scope } = await requireRight('qualification.read');
  const { status, from, to, ...page } = await searchParams;
  const filter = readFilter({ status: single(status), from: single(from), to: single(to) });
  const query = { ...readPageQuery(page), ...filter };
  const { list, onlooker } = (await messages()).qualification;
  const since = await currentPlace(database());
  const found = await listQualifications(database(), actor, scope, query);
  const maySubmit = may(actor, 'qualification.submit');
  return (
    <>
      <PageHeader
        title={list.title}
        description={may(actor, 'qualification.download') ? list.description : onlooker.description}
        action={maySubmit && <ButtonLink href={paths.newQualification()}>{list.new}</ButtonLink>}
      />
      <QualificationList
        page={found}
        query={query}
        since={since}
        maySubmit={maySubmit}
        showContract={scope.reach !== 'contract'}
      />
    </>
  );
}
