'use client';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { operatorCodeOf, operatorNameLength } from '#domain/accounts/operator';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { paths } from '#web/paths';
import { addOperator } from './actions.ts';

const fields = ['name', 'code'] as const;

/** « Création d’un opérateur ». The code is proposed from the raison sociale until it is typed. */
export function CreateOperatorForm() {
  const { operators: words, account } = useMessages();
  const { sent, send, sending } = useSentForm(addOperator);
  const [form, setForm] = useState({ name: '', code: '' });
  const [codeTyped, setCodeTyped] = useState(false);
  const answer = sent?.answer;
  if (answer?.ok) {
    return (
      <Stack gap="md" align="flex-start">
        <Confirmation>{words.create.done(form.name)}</Confirmation>
        <TextLink href={paths.operator(answer.code)}>{words.create.see}</TextLink>
        <TextLink href={paths.operators()}>{words.back}</TextLink>
      </Stack>
    );
  }
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const { field, wrong } = formFields('operator', fields, words.fields, (name) => {
    const problem = problems[name];
    return problem && words.problems[problem];
  });
  const common = (name: 'name' | 'code') => ({ ...field(name), value: form[name], autoComplete: 'off' });
  return (
    <form action={send} noValidate>
      <Stack gap="md">
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        {wrong.length > 0 && <ErrorSummary key={sent?.times} title={words.summary} fields={wrong} />}
        <TextInput
          {...common('name')}
          maxLength={operatorNameLength}
          onChange={({ currentTarget: { value: name } }) =>
            setForm(({ code }) => ({
              name,
              code: codeTyped ? code : name.trim() === '' ? '' : operatorCodeOf(name),
            }))
          }
        />
        <TextInput
          {...common('code')}
          description={words.fields.codeHelp}
          maxLength={24}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget: { value: code } }) => {
            setCodeTyped(code !== '');
            setForm(({ name }) => ({ name, code }));
          }}
        />
        <Group gap="md">
          <Button type="submit" loading={sending}>
            {words.create.submit}
          </Button>
          <ButtonLink href={paths.operators()} variant="default">
            {account.edit.cancel}
          </ButtonLink>
        </Group>
      </Stack>
    </form>
  );
}
