import type { Metadata } from 'next';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { listStaff } from '../server/staff.ts';
import { StaffRows } from './staff-rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).staff.title };
}

/** « Équipe du grossiste ». Never empty: whoever reads it belongs to it. */
export default async function Staff() {
  const { scope } = await requireRight('staff.manage');
  const { staff } = await messages();
  return (
    <>
      <PageHeader
        title={staff.title}
        description={staff.description}
        action={<ButtonLink href={paths.newStaff()}>{staff.add}</ButtonLink>}
      />
      <StaffRows people={await listStaff(database(), scope)} />
    </>
  );
}
