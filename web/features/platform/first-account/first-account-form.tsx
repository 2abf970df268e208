'use client';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { passwordLength } from '#domain/kit/password';
import type { FirstAccountForm as Form, FirstAccountProblems } from '#domain/accounts/staff';
import { passwordError } from '#web/kit/form/field-error';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PasswordField } from '#web/kit/ui/password-field.tsx';
import { paths } from '#web/paths';
import type { Messages } from '#web/messages/catalogue';
import { makeFirstAccount } from './actions.ts';

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
