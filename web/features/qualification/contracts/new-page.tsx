import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { listOperators } from '#web/features/accounts/public';
import { OpenForm } from './contract-forms.tsx';

export const generateMetadata = titled(({ contracts }) => contracts.create.title);

/** `operateur`: the id of the operator that it is proposed for. */
export default page('contract.manage', async ({ db, query, messages: { contracts } }) => {
  const operators = await listOperators(db);
  const chosen = operators.find(({ id }) => id === query['operateur'])?.id ?? '';
  return (
    <>
      <PageHeader title={contracts.create.title} />
      <Panel maw={720}>
        <OpenForm operators={operators} chosen={chosen} />
      </Panel>
    </>
  );
});
