'use client';
import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { logIn, type LogInAnswer } from './auth-client.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PasswordField } from '#web/kit/ui/password-field.tsx';

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** QPC-020 to QPC-025. Nothing is checked here: a missing field gets the same answer as a wrong one, from the server. */
export function IdentificationForm({ returnTo, ended }: { returnTo: string; ended: boolean }) {
  const { identification } = useMessages();
  const [answer, setAnswer] = useState<LogInAnswer | null>(null);
  const [sending, setSending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSending(true);
    const given = await logIn(text(form, 'login'), text(form, 'password'), returnTo);
    // A whole new document: what an earlier person saw in this tab is gone.
    if (given.ok) return window.location.assign(given.path);
    setAnswer(given);
    setSending(false);
  }

  return (
    <Panel>
      {/* Until scripts run the browser sends the form by itself: a password belongs in no address. */}
      <form method="post" onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <div>
            <Title order={1}>{identification.title}</Title>
            <Text c="dimmed" size="sm">
              {identification.lead}
            </Text>
          </div>
          {answer?.ok === false && answer.reason === 'unexpected' && <Failure reference={answer.reference} />}
          {answer?.ok === false && answer.reason !== 'unexpected' && (
            <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />}>
              {identification[answer.reason]}
            </Alert>
          )}
          {ended && !answer && (
            <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
              {identification.ended}
            </Alert>
          )}
          <TextInput
            label={identification.login}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
          />
          <PasswordField
            label={identification.password}
            name="password"
            autoComplete="current-password"
            maxLength={200}
          />
          <Button type="submit" fullWidth loading={sending}>
            {identification.submit}
          </Button>
          <TextLink href={paths.forgottenPassword()} size="sm" lh="1.5rem">
            {identification.forgotten}
          </TextLink>
        </Stack>
      </form>
    </Panel>
  );
}
