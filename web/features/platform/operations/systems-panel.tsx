'use client';
import { Alert, Group, Text, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState, useTransition, type ReactNode } from 'react';
import type { ExternalSystem } from '#domain/systems';
import { formatInstant } from '#web/messages/format';
import type { SystemView } from './server/systems.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { ActionButton } from './action-button.tsx';
import classes from './process-table.module.css';
import { notSent, useNotDoneText, type NotDone } from './not-done.ts';
import { ReasonDialog } from '#web/kit/dialog/reason-dialog.tsx';

type Answer = { ok: true; changed: boolean } | NotDone;

export interface SystemActions {
  pause: (asked: { system: ExternalSystem; reason: string }) => Promise<Answer>;
  resume: (asked: { system: ExternalSystem; reason: string }) => Promise<Answer>;
}

interface SystemsPanelProps {
  systems: readonly SystemView[];
  actions: SystemActions | undefined;
}

/** Which outside systems are called, and the hand that holds the calls back. */
export function SystemsPanel({ systems, actions }: SystemsPanelProps) {
  const { exploitation } = useMessages();
  const { systems: words, dialog } = exploitation;
  const notDone = useNotDoneText();
  const router = useRouter();
  const [asking, setAsking] = useState<{ system: ExternalSystem; act: keyof SystemActions }>({
    ...{ system: 'network', act: 'pause' },
  });
  const [opened, setOpened] = useState(false);
  const [said, setSaid] = useState<{ text: string; ok: boolean } | null>(null);
  const [sending, startTransition] = useTransition();

  const { system, act } = asking;
  const name = words.names[system];

  function send(ask: () => Promise<Answer>, done: string): void {
    startTransition(async () => {
      const answer = await ask().catch(notSent);
      setOpened(false);
      setSaid({ text: textOf(answer, done), ok: answer.ok });
      router.refresh();
    });
  }

  function textOf(answer: Answer, done: string): string {
    if (!answer.ok) return notDone(answer);
    return answer.changed ? done : words.already;
  }

  return (
    <Panel mb="lg">
      <Title order={2} mb="sm">
        {words.title}
      </Title>
      <div className={classes.systems}>
        {systems.map((view) => (
          <System key={view.system} view={view}>
            {actions && (
              <ActionButton
                label={(view.pause ? words.resumeOf : words.pauseOf)(words.names[view.system])}
                hindrance={null}
                loading={sending && !opened}
                onClick={() => {
                  setAsking({ system: view.system, act: view.pause ? 'resume' : 'pause' });
                  setOpened(true);
                }}
              >
                {view.pause ? words.resume : words.pause}
              </ActionButton>
            )}
          </System>
        ))}
      </div>
      <output>
        {said && (
          <Alert role="note" color={said.ok ? 'green' : 'red'} mt="sm" py="xs">
            {said.text}
          </Alert>
        )}
      </output>
      {actions && (
        <ReasonDialog
          opened={opened}
          title={dialog[act].title(name)}
          text={dialog[act].text}
          confirm={dialog[act].confirm}
          words={{ ...dialog, reasonHelp: dialog[act].reasonHelp }}
          sending={sending}
          returnFocus
          onConfirm={(reason) => {
            const done = act === 'pause' ? words.done.paused : words.done.resumed;
            send(() => actions[act]({ system, reason }), done(name));
          }}
          onClose={() => setOpened(false)}
        />
      )}
    </Panel>
  );
}

function System({ view, children }: { view: SystemView; children: ReactNode }) {
  const { systems: words } = useMessages().exploitation;
  const locale = useLocale();
  const { system, pause, waiting } = view;
  return (
    <section className={classes.system} aria-label={words.names[system]}>
      <Group gap="sm" mb={4}>
        <Text fw={500} size="sm">
          {words.names[system]}
        </Text>
        <StateBadge tone={pause ? 'attention' : 'done'}>{pause ? words.paused : words.open}</StateBadge>
        {children}
      </Group>
      {pause && (
        <Text size="sm" c="dimmed">
          {words.pausedBy(pause.byLogin, formatInstant(locale, pause.since))}. {words.reason(pause.reason)}
        </Text>
      )}
      {(pause || waiting > 0) && (
        <Text size="sm" c="dimmed">
          {words.waiting(waiting)}
        </Text>
      )}
    </section>
  );
}
