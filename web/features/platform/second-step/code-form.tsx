'use client';
import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useActionState, type ReactNode } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import type { StepAnswer, TakeCode } from './answer.ts';

interface CodeFormProps<Done extends object> {
  take: TakeCode<Done>;
  label: string;
  help: string;
  submit: string;
  /** Above the form and below it; gone with it. */
  before?: ReactNode;
  after?: ReactNode;
  /** In place of the form once the code was right. */
  children: (done: Done) => ReactNode;
}

interface Sent<Done extends object> {
  times: number;
  answer: StepAnswer<Done>;
}

/** Asks for one code; React empties the field when it was wrong, as the next one differs. */
export function CodeForm<Done extends object>({
  take,
  label,
  help,
  submit,
  before,
  after,
  children,
}: CodeFormProps<Done>) {
  const { secondStep } = useMessages();
  const [sent, send, sending] = useActionState(
    async (earlier: Sent<Done> | null, data: FormData): Promise<Sent<Done> | null> => ({
      times: (earlier?.times ?? 0) + 1,
      answer: await take(data),
    }),
    null,
  );
  const answer = sent?.answer;
  if (answer?.ok) return children(answer);
  return (
    <Stack gap="md">
      {before}
      <form action={send} noValidate>
        <Stack gap="md">
          {answer?.reason === 'unexpected' && <Failure reference={answer.reference} />}
          {answer && answer.reason !== 'unexpected' && (
            <Alert key={sent?.times} color="red" role="alert" icon={<IconAlertCircle aria-hidden />}>
              {secondStep.refused[answer.reason]}
            </Alert>
          )}
          <TextInput
            label={label}
            description={help}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
          />
          <Button type="submit" loading={sending}>
            {submit}
          </Button>
        </Stack>
      </form>
      {after}
    </Stack>
  );
}
