import type { Metadata } from 'next';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { CreateStaffForm } from '../_components/create-staff-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).staff.create.title };
}

export default async function NewStaff() {
  await requireRight('staff.manage');
  const { staff } = await messages();
  return (
    <>
      <PageHeader title={staff.create.title} />
      <Panel maw={720}>
        <CreateStaffForm />
      </Panel>
    </>
  );
}
