import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { kindOfSlug, kinds } from '#domain/espace/publication/kinds';
import { ItemList } from './item-list.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { locale, messages } from '#web/server/locale';
import { listOf } from '../server/publications.ts';
import { readPageQuery, type SearchParams } from '#web/server/search-params';
import { requireActor } from '#web/server/session';

interface Address {
  params: Promise<{ rubrique: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const kind = kindOfSlug((await params).rubrique);
  const { espace, errors } = await messages();
  return { title: kind ? espace.kinds[kind].title : errors.notFound.title };
}

/** « Toutes les actualités », and the same of each other kind. */
export default async function Publications({ params, searchParams }: Address) {
  const { actor } = await requireActor();
  const kind = kindOfSlug((await params).rubrique);
  if (!kind) notFound();
  const { espace } = await messages();
  const reader = { actor, locale: await locale(), now: new Date() };
  const page = await listOf(database(), reader, kind, readPageQuery(await searchParams));
  const { slug, counted } = kinds[kind];
  const { list } = espace;
  return (
    <>
      <PageHeader title={espace.kinds[kind].title} description={espace.kindTexts[kind]} />
      {page.rows.length === 0 ? (
        <EmptyState title={list.empty.title} text={list.empty.text} />
      ) : (
        <Panel>
          <ItemList items={page.rows} counted={counted === true} />
        </Panel>
      )}
      <Pager
        label={list.pages}
        newer={{
          href: page.newer === null ? null : paths.publications(slug, { before: page.newer }),
          text: list.newer,
        }}
        older={{
          href: page.older === null ? null : paths.publications(slug, { after: page.older }),
          text: list.older,
        }}
      />
    </>
  );
}
