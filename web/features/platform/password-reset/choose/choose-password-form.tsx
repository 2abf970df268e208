'use client';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { passwordError } from '#web/kit/form/field-error';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import { paths } from '#web/paths';
import { setPassword } from './actions.ts';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PasswordField } from '#web/kit/ui/password-field.tsx';

export function ChoosePasswordForm({ token, login, least }: { token: string; login: string; least: number }) {
  const texts = useMessages();
  const { reset, account } = texts;
  const { sent, send, sending } = useSentForm(setPassword);
  const answer = sent?.answer;
  if (answer?.ok) {
    return (
      <>
        <Confirmation title={reset.done.title}>{reset.done.text}</Confirmation>
        <TextLink href={paths.identification()}>{reset.done.link}</TextLink>
      </>
    );
  }
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const { field, wrong } = formFields('reset', ['password', 'confirmation'], reset, (name) => {
    const problem = problems[name];
    return problem && passwordError(texts, problem);
  });
  return (
    <form action={send} noValidate>
      <Stack gap="md" key={sent?.times}>
        <Text size="sm">{reset.lead(login)}</Text>
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        {wrong.length > 0 && <ErrorSummary title={account.edit.summary} fields={wrong} />}
        {answer && 'reason' in answer && answer.reason === 'deadLink' && (
          <Alert role="alert" color="yellow" title={reset.dead.title}>
            {reset.dead.text}{' '}
            <TextLink href={paths.forgottenPassword()} inherit>
              {reset.dead.again}
            </TextLink>
          </Alert>
        )}
        <input type="hidden" name="token" value={token} />
        {/* For password managers: whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
        <PasswordField
          {...field('password')}
          description={account.details.tooShort(least)}
          autoComplete="new-password"
        />
        <PasswordField {...field('confirmation')} autoComplete="new-password" />
        <Button type="submit" loading={sending}>
          {reset.submit}
        </Button>
      </Stack>
    </form>
  );
}
