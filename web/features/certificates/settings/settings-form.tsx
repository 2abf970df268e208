'use client';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  judgeNoticeSettings,
  noticeFields,
  type NoticeField,
  type NoticeForm,
  type NoticeProblems,
} from '#domain/certificates/settings';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { keepFocus } from '#web/kit/form/keep-focus';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { formatInstant } from '#web/messages/format';
import type { SettingsView } from '../server/settings.ts';
import { saveSettings } from '../actions.ts';

const written = ({ settings }: SettingsView): NoticeForm => ({
  alertDays: settings.alertDays.join(', '),
  reminderDays: settings.reminderDays.join(', '),
  time: settings.time,
});

/** The delays, judged as they are left, and what a change reaches. */
export function SettingsForm({ view }: { view: SettingsView }) {
  const { settings: words } = useMessages().certificates;
  const locale = useLocale();
  const [form, setForm] = useState(() => written(view));
  const [left, setLeft] = useState<readonly NoticeField[]>([]);
  const { sent, send, sending } = useSentForm(saveSettings);
  const judged = judgeNoticeSettings(form);
  const own: NoticeProblems = judged.ok ? {} : judged.problems;
  const answer = sent?.answer;
  const told = answer && 'problems' in answer;
  const problems: NoticeProblems = Object.fromEntries(
    noticeFields.flatMap((field) =>
      own[field] && (told || left.includes(field)) ? [[field, own[field]]] : [],
    ),
  );
  const wrong = noticeFields.filter((field) => problems[field]);
  return (
    <form action={send} noValidate style={{ maxWidth: 720 }}>
      <Stack gap="md">
        {told && (
          <ErrorSummary
            key={sent.times}
            title={words.summary}
            fields={wrong.map((field) => ({ id: field, label: words.fields[field] }))}
          />
        )}
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        {answer && !answer.ok && answer.reason === 'changed' && (
          <Alert role="alert" color="red">
            {words.changed}
          </Alert>
        )}
        {answer?.ok &&
          (answer.told ? (
            <Confirmation>{answer.changed ? words.saved(answer.slots) : words.unchanged}</Confirmation>
          ) : (
            <Alert role="alert" color="yellow">
              {words.untold}
            </Alert>
          ))}
        <Panel>
          <Stack gap="md">
            <input type="hidden" name="version" value={view.version} />
            {noticeFields.map((field) => (
              <TextInput
                key={field}
                id={field}
                name={field}
                label={words.fields[field]}
                description={words.help[field]}
                value={form[field]}
                onChange={({ currentTarget: { value } }) =>
                  setForm((before) => ({ ...before, [field]: value }))
                }
                onBlur={() => setLeft((before) => [...before, field])}
                error={problems[field] && words.problems[problems[field]]}
                autoComplete="off"
                required
              />
            ))}
            <Text size="sm" c="dimmed">
              {words.reach(view.slots)}{' '}
              {view.set ? words.set(view.set.byLogin, formatInstant(locale, view.set.at)) : words.neverSet}
            </Text>
            <Group>
              <Button type="submit" loading={sending} onMouseDown={keepFocus}>
                {words.save}
              </Button>
            </Group>
          </Stack>
        </Panel>
      </Stack>
    </form>
  );
}
