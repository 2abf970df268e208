'use client';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useActionState } from 'react';
import { fieldError } from '../../../../../components/field-error.ts';
import { useMessages } from '../../../../../components/locale.tsx';
import { Confirmation } from '../../../../../components/ui/confirmation.tsx';
import { Failure } from '../../../../../components/ui/failure.tsx';
import { paths } from '../../../../../paths.ts';
import { setPassword } from '../actions.ts';
import { TextLink } from '../../../../../components/ui/links.tsx';
import { PasswordField } from '../../../../../components/ui/password-field.tsx';

export function ChoosePasswordForm({ token, login, least }: { token: string; login: string; least: number }) {
  const texts = useMessages();
  const { reset, account } = texts;
  const [answer, choose, choosing] = useActionState(setPassword, null);
  if (answer?.ok) {
    return (
      <>
        <Confirmation title={reset.done.title}>{reset.done.text}</Confirmation>
        <TextLink href={paths.identification()}>{reset.done.link}</TextLink>
      </>
    );
  }
  const error = (field: 'password' | 'confirmation') =>
    answer && 'field' in answer && answer.field === field ? fieldError(texts, answer.reason) : undefined;
  return (
    <form action={choose} noValidate>
      <Stack gap="md">
        <Text size="sm">{reset.lead(login)}</Text>
        {answer?.reason === 'unexpected' && <Failure reference={answer.reference} />}
        {answer?.reason === 'deadLink' && (
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
          label={reset.password}
          description={account.details.tooShort(least)}
          name="password"
          autoComplete="new-password"
          error={error('password')}
        />
        <PasswordField
          label={reset.confirmation}
          name="confirmation"
          autoComplete="new-password"
          error={error('confirmation')}
        />
        <Button type="submit" loading={choosing}>
          {reset.submit}
        </Button>
      </Stack>
    </form>
  );
}
