import 'server-only';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { defineList } from '#web/kit/list/define-list.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { operatorsWithin } from '#web/server/scope';
import { operatorsSpec } from './columns.tsx';
import { OperatorsView } from './list-view.ts';
import { counted, lineOf, type CountedOperator } from './operators.ts';

export const operatorsList = defineList<CountedOperator>()({
  spec: operatorsSpec,
  view: OperatorsView,
  right: 'operator.manage',
  order: [
    ['name', 'asc'],
    ['id', 'asc'],
  ],
  within: ({ scope }) => operatorsWithin(scope),
  rows: (db, query) => db.operator.findMany({ ...query, include: counted }),
  lines: (_db, rows) => rows.map(lineOf),
  context: () => null,
});

export const generateMetadata = titled(({ operators }) => operators.title);

/** « Opérateurs »: where the back office opens one from nothing. */
export default page('operator.manage', ({ signed, query, messages: { operators: words } }) => (
  <>
    <PageHeader
      title={words.title}
      description={words.description}
      action={<ButtonLink href={paths.newOperator()}>{words.add}</ButtonLink>}
    />
    <operatorsList.Section signed={signed} query={query} />
  </>
));
