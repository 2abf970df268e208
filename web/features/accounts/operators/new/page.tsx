import type { Metadata } from 'next';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { CreateOperatorForm } from '../create-operator-form.tsx';

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
