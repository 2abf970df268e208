import 'server-only';
import type { Publication } from '#prisma/client';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { defineList } from '#web/kit/list/define-list.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { deskSpec } from './columns.tsx';
import { deskItems } from './desk.ts';
import { DeskView } from './list-view.ts';

export const publicationsList = defineList<Publication>()({
  spec: deskSpec,
  view: DeskView,
  right: 'publication.manage',
  order: [
    ['createdAt', 'desc'],
    ['id', 'desc'],
  ],
  // Whoever may write publications writes them all.
  within: ({ scope }) => (scope.reach === 'all' ? {} : { id: { in: [] } }),
  rows: (db, query) => db.publication.findMany(query),
  lines: (db, rows, { now }) => deskItems(db, rows, now),
  context: () => null,
  pageSize: 20,
});

export const generateMetadata = titled(({ publications }) => publications.title);

/** « Publications »: everything that was written, the newest first. */
export default page('publication.manage', ({ signed, query, messages: { publications: words } }) => (
  <>
    <PageHeader
      title={words.title}
      description={words.description}
      action={<ButtonLink href={paths.newPublication()}>{words.write}</ButtonLink>}
    />
    <publicationsList.Section signed={signed} query={query} />
  </>
));
