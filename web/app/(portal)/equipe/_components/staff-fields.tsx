'use client';
import { NativeSelect, TextInput } from '@mantine/core';
import { staffRoles, type StaffForm, type StaffProblems } from '#domain/staff';
import { useMessages } from '../../../../components/locale.tsx';
import type { Typed } from '../../../../components/sent-form.ts';

const order = ['login', 'name', 'email', 'role'] as const;

interface StaffFieldsProps {
  /** The login is chosen once. */
  withLogin: boolean;
  initial: Typed;
  problems: StaffProblems;
}

export function StaffFields({ withLogin, initial, problems }: StaffFieldsProps) {
  const { staff, shell } = useMessages();
  const common = (name: keyof StaffForm) => ({
    id: `staff-${name}`,
    name,
    label: staff.fields[name],
    defaultValue: initial[name] ?? '',
    error: problems[name] && staff.problems[problems[name]],
    autoComplete: 'off',
  });
  return (
    <>
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

/** The fields at fault in the order of the form, for the summary on top of it. */
export function wrongFields(problems: StaffProblems, labels: Readonly<Record<keyof StaffForm, string>>) {
  return order.filter((name) => problems[name]).map((name) => ({ id: `staff-${name}`, label: labels[name] }));
}
