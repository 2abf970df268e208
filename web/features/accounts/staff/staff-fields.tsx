'use client';
import { NativeSelect, TextInput } from '@mantine/core';
import { staffRoles, type StaffProblems } from '#domain/accounts/staff';
import { useMessages } from '#web/kit/frame/locale.tsx';
import type { Typed } from '#web/kit/form/sent-form';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { formFields } from '#web/kit/ui/form-fields';

const order = ['login', 'name', 'email', 'role'] as const;

interface StaffFieldsProps {
  /** The login is chosen once. */
  withLogin: boolean;
  initial: Typed;
  problems: StaffProblems;
}

export function StaffFields({ withLogin, initial, problems }: StaffFieldsProps) {
  const { staff, shell } = useMessages();
  const { field, wrong } = formFields('staff', order, staff.fields, (name) => {
    const problem = problems[name];
    return problem && staff.problems[problem];
  });
  const common = (name: (typeof order)[number]) => ({
    ...field(name),
    defaultValue: initial[name] ?? '',
    autoComplete: 'off',
  });
  return (
    <>
      {wrong.length > 0 && <ErrorSummary title={staff.summary} fields={wrong} />}
      {withLogin && (
        <TextInput
          {...common('login')}
          description={staff.fields.loginHelp}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
        />
      )}
      <TextInput {...common('name')} maxLength={60} />
      <TextInput {...common('email')} type="email" maxLength={320} />
      <NativeSelect
        {...common('role')}
        defaultValue={initial['role'] ?? 'backOffice'}
        data={staffRoles.map((role) => ({ value: role, label: shell.roles[role] }))}
      />
    </>
  );
}
