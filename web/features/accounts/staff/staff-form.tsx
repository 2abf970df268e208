'use client';
import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { staffRoles } from '#domain/accounts/staff';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { ActionForm, type FieldProps } from '#web/kit/form/action-form.tsx';
import { paths } from '#web/paths';
import { addStaff, editStaff } from './actions.ts';
import type { StaffView } from './staff.ts';

const facts = ['name', 'email', 'role'] as const;

export function CreateStaffForm() {
  const { staff } = useMessages();
  return (
    <ActionForm
      action={addStaff}
      id="staff"
      fields={['login', ...facts]}
      labels={staff.fields}
      problems={staff.problems}
      initial={{ role: 'backOffice' }}
      submit={staff.create.submit}
      cancel={paths.staff()}
      renderDone={({ login, sent }) => (
        <Stack gap="md" align="flex-start">
          <Confirmation>
            {staff.create.done(login)} {sent && staff.create.sent}
          </Confirmation>
          {!sent && <Text c="red">{staff.create.notSent}</Text>}
          <TextLink href={paths.staffMember(login)}>{staff.create.see}</TextLink>
          <TextLink href={paths.staff()}>{staff.back}</TextLink>
        </Stack>
      )}
    >
      {(field) => (
        <>
          <TextInput
            {...field('login')}
            description={staff.fields.loginHelp}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
          <Facts field={field} />
        </>
      )}
    </ActionForm>
  );
}

/** The login is chosen once. */
export function EditStaffForm({ person: { login, name, email, role } }: { person: StaffView }) {
  const { staff } = useMessages();
  return (
    <ActionForm
      action={editStaff}
      id="staff"
      fields={facts}
      labels={staff.fields}
      problems={staff.problems}
      initial={{ name, email, role }}
      hidden={{ login }}
      legend={staff.change.form}
      submit={staff.change.submit}
      done={() => staff.change.done}
    >
      {(field) => <Facts field={field} />}
    </ActionForm>
  );
}

function Facts({ field }: { field: (name: (typeof facts)[number]) => FieldProps }) {
  const { roles } = useMessages().shell;
  return (
    <>
      <TextInput {...field('name')} maxLength={60} />
      <TextInput {...field('email')} type="email" maxLength={320} />
      <NativeSelect
        {...field('role')}
        data={staffRoles.map((role) => ({ value: role, label: roles[role] }))}
      />
    </>
  );
}
