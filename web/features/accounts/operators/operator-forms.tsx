'use client';
import { Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { operatorCodeOf, operatorNameLength } from '#domain/accounts/operator';
import { viewMinutes } from '#domain/platform/view-as';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { ActionButton } from '#web/kit/form/action-button.tsx';
import { ActionForm, type FieldProps } from '#web/kit/form/action-form.tsx';
import { paths } from '#web/paths';
import { addOperator, rename, viewAs } from './actions.ts';

/** « Création d’un opérateur ». */
export function CreateOperatorForm() {
  const { operators: words } = useMessages();
  return (
    <ActionForm
      action={addOperator}
      id="operator"
      fields={['name', 'code']}
      labels={words.fields}
      problems={words.problems}
      submit={words.create.submit}
      cancel={paths.operators()}
      renderDone={({ code }, { name = '' }) => (
        <Stack gap="md" align="flex-start">
          <Confirmation>{words.create.done(name)}</Confirmation>
          <TextLink href={paths.operator(code)}>{words.create.see}</TextLink>
          <TextLink href={paths.operators()}>{words.back}</TextLink>
        </Stack>
      )}
    >
      {(field) => <NameAndCode name={field('name')} code={field('code')} />}
    </ActionForm>
  );
}

/** The code is proposed from the raison sociale until it is typed. */
function NameAndCode({ name, code }: { name: FieldProps; code: FieldProps }) {
  const { fields } = useMessages().operators;
  const [proposed, setProposed] = useState(code.defaultValue);
  const [typed, setTyped] = useState(code.defaultValue !== '');
  const { defaultValue: _, ...codeField } = code;
  return (
    <>
      <TextInput
        {...name}
        maxLength={operatorNameLength}
        onChange={({ currentTarget: { value } }) => {
          if (!typed) setProposed(value.trim() === '' ? '' : operatorCodeOf(value));
        }}
      />
      <TextInput
        {...codeField}
        value={proposed}
        description={fields.codeHelp}
        maxLength={24}
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value !== '');
          setProposed(value);
        }}
      />
    </>
  );
}

export function RenameForm({ code, name }: { code: string; name: string }) {
  const { rename: words, problems } = useMessages().operators;
  return (
    <ActionForm
      action={rename}
      id="rename"
      fields={['name']}
      labels={{ name: words.form, code: '' }}
      problems={problems}
      initial={{ name }}
      hidden={{ code }}
      submit={words.submit}
      variant="default"
      done={() => words.done}
    >
      {(field) => <TextInput {...field('name')} maxLength={operatorNameLength} />}
    </ActionForm>
  );
}

/** « Voir comme »: leads to the operator's home, in a whole new document. */
export function ViewAsPanel({ code }: { code: string }) {
  const { view } = useMessages().operators;
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{view.title}</Title>
      <Text size="sm" c="dimmed">
        {view.help(viewMinutes)}
      </Text>
      <ActionButton
        act={() => viewAs({ code })}
        refused={view.failed}
        onDone={() => window.location.assign(paths.home())}
      >
        {view.begin}
      </ActionButton>
    </Stack>
  );
}
