import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { listStaff } from '../../server/staff.ts';
import { EditStaffForm } from '../edit-staff-form.tsx';
import { PasswordPanel, SecondStepPanel, StandingPanel } from '../staff-panels.tsx';

interface Address {
  params: Promise<{ login: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).staff.title };
}

/** One of the wholesaler's people. */
export default async function StaffMember({ params }: Address) {
  const { scope, user } = await requireRight('staff.manage');
  const login = decodeURIComponent((await params).login);
  const [person] = await listStaff(database(), scope, login);
  if (!person) notFound();
  const { staff } = await messages();
  return (
    <>
      <PageHeader title={staff.change.title(person.login)} />
      <Stack gap="md" maw={720}>
        <Panel>
          <EditStaffForm person={person} />
        </Panel>
        <Panel>
          <PasswordPanel person={person} />
        </Panel>
        <Panel>
          <SecondStepPanel person={person} oneself={person.login === user.login} />
        </Panel>
        <Panel>
          <StandingPanel person={person} />
        </Panel>
        <TextLink href={paths.staff()}>{staff.back}</TextLink>
      </Stack>
    </>
  );
}
