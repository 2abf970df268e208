'use client';
import { Alert, Button, Fieldset, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useState } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { askForLink } from './actions.ts';
import { TextLink } from '#web/kit/ui/links.tsx';

/** `submissionId` stays the form's while it is tried again; once it is through, the page is asked for the next one. */
export function ForgottenForm({ submissionId }: { submissionId: string }) {
  const { forgotten } = useMessages();
  const [answer, ask, asking] = useActionState(askForLink, null);
  const [login, setLogin] = useState('');
  const router = useRouter();
  useEffect(() => {
    if (answer?.ok) router.refresh();
  }, [answer, router]);
  const back = (label: string) => (
    <TextLink href={paths.identification()} size="sm">
      {label}
    </TextLink>
  );
  return (
    <Panel>
      <Stack gap="md">
        <Title order={1}>{forgotten.title}</Title>
        {answer?.ok ? (
          <>
            <Confirmation title={forgotten.sent.title}>{forgotten.sent.text}</Confirmation>
            <Text size="sm">{forgotten.sent.delay}</Text>
            {back(forgotten.sent.back)}
          </>
        ) : (
          <form action={ask} noValidate>
            <input type="hidden" name="submission" value={submissionId} />
            <Fieldset variant="unstyled" legend={forgotten.form} classNames={{ legend: 'form-legend' }}>
              <Stack gap="md">
                {answer?.reason === 'unexpected' && <Failure reference={answer.reference} />}
                {answer && answer.reason !== 'unexpected' && (
                  <Alert role="alert" color="red" icon={<IconAlertCircle aria-hidden />}>
                    {forgotten[answer.reason]}
                  </Alert>
                )}
                <TextInput
                  label={forgotten.login}
                  description={forgotten.loginHelp}
                  name="login"
                  value={login}
                  onChange={(event) => setLogin(event.currentTarget.value)}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  maxLength={100}
                />
                <Button type="submit" loading={asking}>
                  {forgotten.submit}
                </Button>
              </Stack>
            </Fieldset>
          </form>
        )}
        {!answer?.ok && (
          <>
            <div>
              <Text size="sm" fw={600}>
                {forgotten.lostLogin.title}
              </Text>
              <Text size="sm" c="dimmed">
                {forgotten.lostLogin.text}
              </Text>
            </div>
            {back(forgotten.back)}
          </>
        )}
      </Stack>
    </Panel>
  );
}
