'use client';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { passwordLength } from '#domain/password';
import type { FirstAccountForm as Form, FirstAccountProblems } from '#domain/staff';
import { passwordError } from '../../../../../components/field-error.ts';
import { useMessages } from '../../../../../components/locale.tsx';
import { useSentForm } from '../../../../../components/sent-form.ts';
import { Confirmation } from '../../../../../components/ui/confirmation.tsx';
import { ErrorSummary } from '../../../../../components/ui/error-summary.tsx';
import { Failure } from '../../../../../components/ui/failure.tsx';
import { formFields } from '../../../../../components/ui/form-fields.ts';
import { TextLink } from '../../../../../components/ui/links.tsx';
import { PasswordField } from '../../../../../components/ui/password-field.tsx';
import { paths } from '../../../../../paths.ts';
import type { Messages } from '../../../../../messages/catalogue.ts';
import { makeFirstAccount } from '../actions.ts';

const texts = ['login', 'name', 'email'] as const;
const passwords = ['password', 'confirmation'] as const;

function problemText(all: Messages, problem: FirstAccountProblems[keyof Form]): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'tooShort':
    case 'tooLong':
    case 'mismatch':
      return passwordError(all, problem);
    default:
      return all.staff.problems[problem];
  }
}

export function FirstAccountForm({ token }: { token: string }) {
  const all = useMessages();
  const { staff, firstAccount, account } = all;
  const { sent, send, sending } = useSentForm(makeFirstAccount);
  const answer = sent?.answer;
  if (answer?.ok) {
    return (
      <>
        <Confirmation title={firstAccount.done.title}>{firstAccount.done.text(answer.login)}</Confirmation>
        <TextLink href={paths.identification()}>{firstAccount.done.link}</TextLink>
      </>
    );
  }
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const { field, wrong } = formFields('first', [...texts, ...passwords], staff.fields, (name) =>
    problemText(all, problems[name]),
  );
  return (
    <form action={send} noValidate>
      <Stack gap="md" key={sent?.times}>
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        {answer && 'reason' in answer && answer.reason === 'deadLink' && (
          <Alert role="alert" color="yellow" title={firstAccount.dead.title}>
            {firstAccount.dead.text}
          </Alert>
        )}
        {wrong.length > 0 && <ErrorSummary title={staff.summary} fields={wrong} />}
        <input type="hidden" name="token" value={token} readOnly />
        {texts.map((name) => (
          <TextInput
            key={name}
            {...field(name)}
            description={name === 'login' ? staff.fields.loginHelp : undefined}
            defaultValue={sent?.typed[name] ?? ''}
            type={name === 'email' ? 'email' : 'text'}
            autoComplete={name === 'login' ? 'username' : name}
            autoCapitalize={name === 'name' ? 'words' : 'none'}
            spellCheck={false}
            maxLength={name === 'email' ? 320 : 60}
          />
        ))}
        {passwords.map((name) => (
          <PasswordField
            key={name}
            {...field(name)}
            description={name === 'password' ? account.details.tooShort(passwordLength.least) : undefined}
            autoComplete="new-password"
            maxLength={1_000}
          />
        ))}
        <Button type="submit" loading={sending}>
          {firstAccount.submit}
        </Button>
      </Stack>
    </form>
  );
}
