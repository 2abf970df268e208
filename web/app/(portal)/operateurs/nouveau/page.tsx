import type { Metadata } from 'next';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { CreateOperatorForm } from '../_components/create-operator-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).operators.create.title };
}

export default async function NewOperator() {
  await requireRight('operator.manage');
  const { operators } = await messages();
  return (
    <>
      <PageHeader title={operators.create.title} />
      <Panel maw={720}>
        <CreateOperatorForm />
      </Panel>
    </>
  );
}
