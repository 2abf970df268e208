import type { Metadata } from 'next';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { listDesk } from '../server/publications-desk.ts';
import { readPageQuery, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { DeskRows } from './desk-rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).publications.title };
}

/** « Publications »: everything that was written, the newest first. */
export default async function PublicationDesk({ searchParams }: { searchParams: SearchParams }) {
  await requireRight('publication.manage');
  const { publications: words } = await messages();
  const page = await listDesk(database(), readPageQuery(await searchParams), new Date());
  const write = <ButtonLink href={paths.newPublication()}>{words.write}</ButtonLink>;
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        action={page.rows.length > 0 && write}
      />
      {page.rows.length === 0 ? (
        <EmptyState title={words.empty.title} text={words.empty.text} action={write} />
      ) : (
        <DeskRows items={page.rows} />
      )}
      <Pager
        label={words.pages}
        newer={{
          href: page.newer === null ? null : paths.publicationDesk({ before: page.newer }),
          text: words.newer,
        }}
        older={{
          href: page.older === null ? null : paths.publicationDesk({ after: page.older }),
          text: words.older,
        }}
      />
    </>
  );
}
