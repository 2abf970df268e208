'use client';
import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { longestTitle, type PublicationField, type PublicationForm } from '#domain/espace/publication/judge';
import { isPublicationKind, kinds, publicationKinds } from '#domain/espace/publication/kinds';
import { noticeDays } from '#domain/espace/publication/notice';
import { serviceNames } from '#domain/services';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import type { Messages } from '#web/messages/catalogue';

export interface Choices {
  operators: readonly { id: string; name: string }[];
}

interface PublicationFieldsProps extends Choices {
  form: PublicationForm;
  onChange: (field: PublicationField, value: string) => void;
  onLeave: (field: PublicationField) => void;
  errorOf: ErrorOf;
}

type ErrorOf = (field: PublicationField) => string | undefined;

/** The fields of an item with what is wrong with them. */
export const publicationFields = ({ fields }: Messages['publications'], errorOf: ErrorOf) =>
  // Its keys are the fields, in the order of the form.
  formFields('publication', Object.keys(fields) as PublicationField[], fields, errorOf);

/** What can be said of an item; what its kind does not have is not asked for. */
export function PublicationFields({ form, operators, onChange, onLeave, errorOf }: PublicationFieldsProps) {
  const { publications: words, espace } = useMessages();
  const { help } = words;
  const row = isPublicationKind(form.kind) ? kinds[form.kind] : undefined;
  const { field } = publicationFields(words, errorOf);
  const input = (name: PublicationField) => ({
    ...field(name),
    value: form[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      onChange(name, event.currentTarget.value),
    onBlur: () => onLeave(name),
  });
  const text = { autosize: true, minRows: 5, maxRows: 20 } as const;
  const time = { type: 'datetime-local' } as const;
  return (
    <>
      <NativeSelect
        {...input('kind')}
        data={publicationKinds.map((kind) => ({ value: kind, label: espace.kinds[kind].one }))}
      />
      <TextInput {...input('titleFr')} maxLength={longestTitle} />
      <Textarea {...input('bodyFr')} {...text} description={help.body} />
      <TextInput {...input('titleEn')} maxLength={longestTitle} description={help.english} />
      <Textarea {...input('bodyEn')} {...text} minRows={3} />
      {row?.link && <TextInput {...input('link')} type="url" inputMode="url" />}
      {row?.window && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
          <TextInput
            {...input('windowFrom')}
            {...time}
            description={form.kind === 'maintenance' ? help.notice(noticeDays) : help.window}
          />
          <TextInput {...input('windowUntil')} {...time} description={help.window} />
        </SimpleGrid>
      )}
      <NativeSelect
        {...input('service')}
        description={help.service}
        data={[
          { value: '', label: row?.ofService ? words.chooseService : words.noService },
          ...serviceNames.map((service) => ({ value: service, label: espace.cards[service].title })),
        ]}
      />
      <NativeSelect
        {...input('operatorId')}
        description={help.operatorId}
        data={[
          { value: '', label: words.everybody },
          ...operators.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
        <TextInput {...input('publishFrom')} {...time} description={help.publishFrom} />
        <TextInput {...input('publishUntil')} {...time} description={help.publishUntil} />
      </SimpleGrid>
    </>
  );
}
