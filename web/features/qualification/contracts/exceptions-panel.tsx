'use client';
import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { Outcome, useActing } from '#web/kit/form/acting.tsx';
import { ActionForm } from '#web/kit/form/action-form.tsx';
import { formatDay, formatNumber } from '#web/messages/format';
import { endException, setException } from './actions.ts';
import type { QuotaExceptionView } from './quota-exceptions.ts';

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
      <ActionForm
        action={setException}
        id="exception"
        fields={['day', 'profiles', 'reason']}
        labels={words}
        problems={words.problems}
        hidden={{ identifiant }}
        legend={words.submit}
        submit={words.submit}
        variant="default"
        done={() => words.done}
        emptied
      >
        {(field) => (
          <>
            <TextInput {...field('day')} type="date" min={today} maw={240} />
            <TextInput {...field('profiles')} inputMode="numeric" maxLength={20} maw={240} />
            <TextInput {...field('reason')} maxLength={200} />
          </>
        )}
      </ActionForm>
    </Stack>
  );
}

function ExceptionRows({ identifiant, exceptions }: Omit<ExceptionsPanelProps, 'today'>) {
  const words = useMessages().contracts.exceptions;
  const { columns } = words;
  const locale = useLocale();
  const { sending, came, go } = useActing<Awaited<ReturnType<typeof endException>>>();
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
                    disabled={sending}
                    aria-label={words.endLabel(formatDay(locale, day))}
                    onClick={() => go(() => endException({ identifiant, day }), { done: words.ended })}
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
      <Outcome came={came} refused={words.gone} />
    </Stack>
  );
}
