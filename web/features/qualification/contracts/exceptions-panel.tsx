'use client';
import { Alert, Button, Fieldset, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import type { QuotaExceptionForm } from '#domain/qualification/quota-exception';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { formatDay, formatNumber } from '#web/messages/format';
import type { QuotaExceptionView } from '../server/quota-exceptions.ts';
import { endException, setException } from './actions.ts';

const fields = ['day', 'profiles', 'reason'] as const;

interface ExceptionsPanelProps {
  identifiant: string;
  /** Europe/Paris, AAAA-MM-JJ: the first that can be chosen. */
  today: string;
  exceptions: readonly QuotaExceptionView[];
}

/** The days on which a contract may send another number of profiles than usual. */
export function ExceptionsPanel({ identifiant, today, exceptions }: ExceptionsPanelProps) {
  const words = useMessages().contracts.exceptions;
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{words.title}</Title>
        <Text size="sm" c="dimmed">
          {words.help}
        </Text>
      </div>
      <ExceptionRows identifiant={identifiant} exceptions={exceptions} />
      <ExceptionForm identifiant={identifiant} today={today} />
    </Stack>
  );
}

function ExceptionForm({ identifiant, today }: Omit<ExceptionsPanelProps, 'exceptions'>) {
  const { contracts } = useMessages();
  const words = contracts.exceptions;
  const router = useRouter();
  const { sent, send, sending } = useSentForm(setException);
  const answer = sent?.answer;
  // The rows above are the server's.
  useEffect(() => {
    if (answer?.ok) router.refresh();
  }, [answer, router]);
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const typed = answer?.ok ? {} : (sent?.typed ?? {});
  const { field, wrong } = formFields('exception', fields, words, (name) => {
    const problem = problems[name];
    return problem && words.problems[problem];
  });
  const common = (name: keyof QuotaExceptionForm) => ({
    ...field(name),
    defaultValue: typed[name] ?? '',
    autoComplete: 'off',
  });
  return (
    <form action={send} noValidate>
      <Fieldset variant="unstyled" legend={words.submit} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md" key={sent?.times}>
          {answer && 'reference' in answer && <Failure reference={answer.reference} />}
          {wrong.length > 0 && <ErrorSummary title={contracts.summary} fields={wrong} />}
          {answer?.ok && <Confirmation>{words.done}</Confirmation>}
          <input type="hidden" name="identifiant" value={identifiant} readOnly />
          <TextInput {...common('day')} type="date" min={today} maw={240} />
          <TextInput {...common('profiles')} inputMode="numeric" maxLength={20} maw={240} />
          <TextInput {...common('reason')} maxLength={200} />
          <div>
            <Button type="submit" variant="default" loading={sending}>
              {words.submit}
            </Button>
          </div>
        </Stack>
      </Fieldset>
    </form>
  );
}

function ExceptionRows({ identifiant, exceptions }: Omit<ExceptionsPanelProps, 'today'>) {
  const words = useMessages().contracts.exceptions;
  const { columns } = words;
  const locale = useLocale();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof endException>> | null>(null);
  const end = (day: string) =>
    startTransition(async () => {
      setAnswer(await endException(identifiant, day));
      router.refresh();
    });
  return (
    <Stack gap="sm">
      {exceptions.length === 0 ? (
        <Text>{words.none}</Text>
      ) : (
        <Rows
          label={words.caption}
          columns={[
            { name: columns.day },
            { name: columns.profiles, number: true },
            { name: columns.reason },
            { name: columns.by },
            { name: words.end },
          ]}
        >
          {exceptions.map(({ day, profiles, reason, byLogin, changeable }) => (
            <tr key={day}>
              <Cell>{formatDay(locale, day)}</Cell>
              <Cell of={columns.profiles} number>
                {formatNumber(locale, profiles)}
              </Cell>
              <Cell long>{reason}</Cell>
              <Cell of={columns.by}>{byLogin}</Cell>
              <Cell>
                {changeable && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={pending}
                    aria-label={words.endLabel(formatDay(locale, day))}
                    onClick={() => end(day)}
                  >
                    {words.end}
                  </Button>
                )}
              </Cell>
            </tr>
          ))}
        </Rows>
      )}
      {/* Also of the last one, whose row is gone. */}
      {answer?.ok && <Confirmation>{words.ended}</Confirmation>}
      {answer && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && !answer.ok && !('reference' in answer) && (
        <Alert role="alert" color="red">
          {words.gone}
        </Alert>
      )}
    </Stack>
  );
}
