'use client';
import { SimpleGrid, TextInput } from '@mantine/core';
import {
  entryFields,
  longest,
  type AccountEntry,
  type EntryField,
  type EntryProblems,
} from '#domain/accounts/form';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import type { Messages } from '#web/messages/catalogue';

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

/** The fields of one account with what is wrong with them. */
export const entryForm = (
  { form, problems: words }: Messages['accounts'],
  prefix: string,
  problems: EntryProblems,
  fields: readonly EntryField[] = entryFields,
) =>
  formFields(prefix, fields, form, (field) => {
    const problem = problems[field];
    return problem && words[problem];
  });

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
  const words = useMessages().accounts;
  const { form } = words;
  const { field: common } = entryForm(words, prefix, problems, fields);
  const help: Partial<Record<EntryField, string>> = { login: form.loginHelp, email: form.emailHelp };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {fields.map((field) => {
        // Without a name: sent before its script is there, the form would write people into the address.
        const { id, label, error } = common(field);
        return (
          <TextInput
            key={field}
            id={id}
            label={label}
            description={help[field]}
            value={entry[field]}
            onChange={(event) => onChange(field, event.currentTarget.value)}
            onBlur={() => onLeave(field)}
            error={error}
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
