'use client';
import { Alert, Text, TextInput } from '@mantine/core';
import { judgeNoticeSettings, noticeFields } from '#domain/certificates/settings';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { ActionForm, type Typed } from '#web/kit/form/action-form.tsx';
import type { Messages } from '#web/messages/catalogue';
import { formatInstant } from '#web/messages/format';
import type { SettingsView } from '../server/settings.ts';
import { saveSettings } from '../actions.ts';

function check({ alertDays = '', reminderDays = '', time = '' }: Typed) {
  const judged = judgeNoticeSettings({ alertDays, reminderDays, time });
  return judged.ok ? {} : judged.problems;
}

/** What a change reaches, or that its process is yet to be started. */
const savedIn =
  (words: Messages['certificates']['settings']) =>
  ({ told, changed, slots }: { told: boolean; changed: boolean; slots: number }) => {
    if (told) return changed ? words.saved(slots) : words.unchanged;
    return (
      <Alert role="alert" color="yellow">
        {words.untold}
      </Alert>
    );
  };

/** The delays, judged as they are left, and what a change reaches. */
export function SettingsForm({ view: { settings, version, slots, set } }: { view: SettingsView }) {
  const { settings: words } = useMessages().certificates;
  const locale = useLocale();
  return (
    <Panel maw={720}>
      <ActionForm
        action={saveSettings}
        id="delays"
        fields={noticeFields}
        labels={words.fields}
        problems={words.problems}
        reasons={{ changed: words.changed }}
        summary={words.summary}
        check={check}
        initial={{
          ...{ alertDays: settings.alertDays.join(', '), reminderDays: settings.reminderDays.join(', ') },
          time: settings.time,
        }}
        hidden={{ version: String(version) }}
        submit={words.save}
        done={savedIn(words)}
      >
        {(field) => (
          <>
            {noticeFields.map((name) => (
              <TextInput key={name} {...field(name)} description={words.help[name]} required />
            ))}
            <Text size="sm" c="dimmed">
              {words.reach(slots)}{' '}
              {set ? words.set(set.byLogin, formatInstant(locale, set.at)) : words.neverSet}
            </Text>
          </>
        )}
      </ActionForm>
    </Panel>
  );
}
