import type { Metadata } from 'next';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { listOperators } from '../../../../server/contracts.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { OpenForm } from '../_components/open-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).contracts.create.title };
}

/** `operateur`: the id of the operator that it is proposed for. */
export default async function NewContract({
  searchParams,
}: {
  searchParams: Promise<{ operateur?: string | string[] }>;
}) {
  await requireRight('contract.manage');
  const { contracts } = await messages();
  const operators = await listOperators(database());
  const { operateur } = await searchParams;
  const chosen = operators.find(({ id }) => id === operateur)?.id ?? '';
  return (
    <>
      <PageHeader title={contracts.create.title} />
      <Panel maw={720}>
        <OpenForm operators={operators} chosen={chosen} />
      </Panel>
    </>
  );
}
