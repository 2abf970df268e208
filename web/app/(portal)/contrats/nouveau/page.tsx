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

export default async function NewContract() {
  await requireRight('contract.manage');
  const { contracts } = await messages();
  return (
    <>
      <PageHeader title={contracts.create.title} />
      <Panel maw={720}>
        <OpenForm operators={await listOperators(database())} />
      </Panel>
    </>
  );
}
