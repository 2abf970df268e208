import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { QualificationList } from './qualification-list.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { listQualifications } from '../server/qualifications.ts';
import { readFilter } from '../server/filter.ts';
import { readPageQuery, single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';

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
