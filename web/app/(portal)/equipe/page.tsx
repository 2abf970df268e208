import type { Metadata } from 'next';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { paths } from '../../../paths.ts';
import { database } from '../../../server/database.ts';
import { messages } from '../../../server/locale.ts';
import { requireRight } from '../../../server/session.ts';
import { listStaff } from '../../../server/staff.ts';
import { StaffRows } from './_components/staff-rows.tsx';

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
