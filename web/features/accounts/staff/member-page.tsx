import { Stack } from '@mantine/core';
import { notFound } from 'next/navigation';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { page, titled } from '#web/kit/page/page.tsx';
import { paths } from '#web/paths';
import { EditStaffForm } from './staff-form.tsx';
import { PasswordPanel, SecondStepPanel, StandingPanel } from './staff-panels.tsx';
import { findStaff } from './staff.ts';

export const generateMetadata = titled(({ staff }) => staff.title);

/** One of the wholesaler's people. */
export default page<'login'>('staff.manage', async ({ signed, db, params, messages: { staff } }) => {
  const person = await findStaff(db, signed.scope, params.login);
  if (!person) notFound();
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
          <SecondStepPanel person={person} oneself={person.login === signed.user.login} />
        </Panel>
        <Panel>
          <StandingPanel person={person} />
        </Panel>
        <TextLink href={paths.staff()}>{staff.back}</TextLink>
      </Stack>
    </>
  );
});
