'use client';
import { Button, Stack, TextInput } from '@mantine/core';
import { operatorNameLength } from '#domain/accounts/operator';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { rename } from './actions.ts';

export function RenameForm({ code, name }: { code: string; name: string }) {
  const { operators: words } = useMessages();
  const { sent, send, sending } = useSentForm(rename);
  const answer = sent?.answer;
  const problem = answer && 'problems' in answer ? answer.problems.name : undefined;
  return (
    <form action={send} noValidate>
      <Stack gap="md" key={sent?.times} align="flex-start">
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        {answer?.ok && <Confirmation>{words.rename.done}</Confirmation>}
        <input type="hidden" name="code" value={code} readOnly />
        <TextInput
          w="100%"
          label={words.rename.form}
          name="name"
          defaultValue={sent?.typed['name'] ?? name}
          error={problem && words.problems[problem]}
          maxLength={operatorNameLength}
          autoComplete="off"
        />
        <Button type="submit" variant="default" loading={sending}>
          {words.rename.submit}
        </Button>
      </Stack>
    </form>
  );
}
