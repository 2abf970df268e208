'use client';
import { Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ChangeEvent } from 'react';
import { judgeAccount, type AccountForm } from '#domain/kit/account';
import { passwordLength } from '#domain/kit/password';
import { fieldError } from '#web/kit/form/field-error';
import { keepFocus } from '#web/kit/form/keep-focus';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { PasswordField } from '#web/kit/ui/password-field.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { paths } from '#web/paths';
import { updateAccount } from './actions.ts';

const fields = ['email', 'password', 'confirmation'] as const;

/** Judged by one rule: here once a field was left, and on the server, whose answer counts. */
export function AccountEditor({ login, email }: { login: string; email: string }) {
  const texts = useMessages();
  const { account } = texts;
  const { sent, send, sending } = useSentForm(updateAccount);
  const [form, setForm] = useState<AccountForm>({ email, password: '', confirmation: '' });
  const [left, setLeft] = useState<ReadonlySet<keyof AccountForm>>(new Set());
  const answer = sent?.answer;

  if (answer?.ok) {
    return (
      <Stack gap="md" align="flex-start">
        <Confirmation>{answer.passwordChanged ? account.edit.donePassword : account.edit.done}</Confirmation>
        <TextLink href={paths.account()}>{account.edit.back}</TextLink>
      </Stack>
    );
  }

  const verdict = judgeAccount(form);
  const problems = verdict.ok ? {} : verdict.problems;
  const labels = {
    email: account.email,
    password: account.edit.password,
    confirmation: account.edit.confirmation,
  };
  const { field, wrong } = formFields('account', fields, labels, (name) => {
    const problem = left.has(name) ? problems[name] : undefined;
    return problem && fieldError(texts, problem);
  });
  const input = (name: keyof AccountForm) => ({
    ...field(name),
    value: form[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [name]: value }));
    },
    onBlur: () => setLeft((before) => new Set([...before, name])),
  });

  return (
    <form action={send} onSubmit={() => setLeft(new Set(fields))} noValidate>
      <Fieldset variant="unstyled" legend={account.edit.form} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md">
          {answer && 'reference' in answer && <Failure reference={answer.reference} />}
          {answer && 'problems' in answer && (
            <ErrorSummary key={sent?.times} title={account.edit.summary} fields={wrong} />
          )}
          {/* For password managers: whose password this is. */}
          <input type="hidden" autoComplete="username" value={login} readOnly />
          <TextInput {...input('email')} type="email" autoComplete="email" maxLength={320} />
          <PasswordField
            {...input('password')}
            description={account.edit.passwordHelp(passwordLength.least)}
            autoComplete="new-password"
          />
          <PasswordField {...input('confirmation')} autoComplete="new-password" />
          <Group gap="md">
            {/* Pressing it takes no focus: the field left would show its error, and the button would move from under the pointer. */}
            <Button type="submit" loading={sending} onMouseDown={keepFocus}>
              {account.edit.submit}
            </Button>
            <ButtonLink href={paths.account()} variant="default">
              {account.edit.cancel}
            </ButtonLink>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}
