import type { Metadata } from 'next';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { listOperators } from '#web/features/accounts/public';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { OpenForm } from '../open-form.tsx';

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
