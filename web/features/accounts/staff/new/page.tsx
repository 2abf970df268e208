import type { Metadata } from 'next';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { CreateStaffForm } from '../create-staff-form.tsx';

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
