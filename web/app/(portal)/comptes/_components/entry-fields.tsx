'use client';
import { SimpleGrid, TextInput } from '@mantine/core';
import {
  entryFields,
  longest,
  type AccountEntry,
  type EntryField,
  type EntryProblems,
} from '#domain/accounts/form';
import { useMessages } from '../../../../components/locale.tsx';

interface EntryFieldsProps {
  /** Tells the fields of one account from another's. */
  prefix: string;
  entry: AccountEntry;
  problems: EntryProblems;
  /** Without the login, which does not change. */
  fields?: readonly EntryField[];
  disabled?: boolean;
  onChange: (field: EntryField, value: string) => void;
  onLeave: (field: EntryField) => void;
}

export const fieldId = (prefix: string, field: EntryField) => `${prefix}-${field}`;

const types = { email: 'email', fixedPhone: 'tel', mobilePhone: 'tel' } as const;

/** « Comptes »: the fields of one account, each with its problem beside it (OWF-204 to OWF-206). */
export function EntryFields({
  prefix,
  entry,
  problems,
  fields = entryFields,
  disabled = false,
  onChange,
  onLeave,
}: EntryFieldsProps) {
  const { form, problems: words } = useMessages().accounts;
  const help: Partial<Record<EntryField, string>> = { login: form.loginHelp, email: form.emailHelp };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {fields.map((field) => {
        const problem = problems[field];
        return (
          <TextInput
            key={field}
            id={fieldId(prefix, field)}
            label={form[field]}
            description={help[field]}
            value={entry[field]}
            onChange={(event) => onChange(field, event.currentTarget.value)}
            onBlur={() => onLeave(field)}
            error={problem && words[problem]}
            type={field === 'login' || field === 'name' || field === 'firstName' ? 'text' : types[field]}
            maxLength={field === 'fixedPhone' || field === 'mobilePhone' ? 40 : longest[field] + 20}
            // These are other people's: the browser would offer one's own.
            autoComplete="off"
            disabled={disabled}
            // Without the login they are an odd number, and the two phones stand side by side.
            style={field === 'email' && fields.length % 2 === 1 ? { gridColumn: '1 / -1' } : {}}
          />
        );
      })}
    </SimpleGrid>
  );
}
