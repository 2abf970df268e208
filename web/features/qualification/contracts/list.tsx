import 'server-only';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { defineList } from '#web/kit/list/define-list.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { contractsWithin } from '#web/server/scope';
import { contractsSpec } from './columns.tsx';
import { viewOf, withAccount, type ContractRow } from './contracts.ts';
import { ContractsView } from './list-view.ts';

export const contractsList = defineList<ContractRow>()({
  spec: contractsSpec,
  view: ContractsView,
  right: 'contract.manage',
  order: [['identifiant', 'asc']],
  within: ({ scope }) => contractsWithin(scope),
  where: (_db, { operator }) => (operator === undefined ? {} : { operator: { code: operator } }),
  rows: (db, query) => db.qpcContract.findMany({ ...query, include: withAccount }),
  lines: (_db, rows) => rows.map(viewOf),
  context: () => null,
});

export const generateMetadata = titled(({ contracts }) => contracts.title);

/** « Comptes QPC »: where the administrator opens accounts and gives their initial credentials (QPC-003, QPC-014). */
export default page('contract.manage', ({ signed, query, messages: { contracts: words } }) => (
  <>
    <PageHeader
      title={words.title}
      description={words.description}
      action={<ButtonLink href={paths.newContract()}>{words.open}</ButtonLink>}
    />
    <contractsList.Section signed={signed} query={query} />
  </>
));
