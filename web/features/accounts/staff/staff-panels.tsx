'use client';
import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { linkMinutes } from '#domain/platform/password-reset';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ActionButton } from '#web/kit/form/action-button.tsx';
import { enableStaff, resetSecondStep, sendLink } from './actions.ts';
import type { StaffView } from './staff.ts';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}

export function PasswordPanel({ person: { login, active, disabled } }: { person: StaffView }) {
  const { link } = useMessages().staff;
  return (
    <Section title={link.title}>
      <Text>{active ? link.active : link.waiting}</Text>
      <Text size="sm" c="dimmed">
        {link.help(linkMinutes({ first: !active }) / 60)}
      </Text>
      <ActionButton
        act={() => sendLink({ login })}
        done={link.sent}
        refused={link.notSent}
        button={{ disabled }}
      >
        {link.send}
      </ActionButton>
    </Section>
  );
}

export function SecondStepPanel({ person, oneself }: { person: StaffView; oneself: boolean }) {
  const { secondStep } = useMessages().staff;
  return (
    <Section title={secondStep.title}>
      <Text>{person.secondStep ? secondStep.on : secondStep.off}</Text>
      <Text size="sm" c="dimmed">
        {oneself ? secondStep.oneself : secondStep.help}
      </Text>
      {!oneself && (
        <ActionButton
          act={() => resetSecondStep({ login: person.login })}
          done={secondStep.done}
          reasons={{ oneself: secondStep.oneself }}
          button={{ disabled: !person.secondStep }}
        >
          {secondStep.reset}
        </ActionButton>
      )}
    </Section>
  );
}

export function StandingPanel({ person: { login, name, disabled } }: { person: StaffView }) {
  const { standing } = useMessages().staff;
  const question = { title: standing.disable, text: standing.confirm(name), confirm: standing.disable };
  return (
    <Section title={standing.title}>
      <Text>{disabled ? standing.disabled : standing.enabled}</Text>
      <ActionButton
        act={() => enableStaff({ login, enabled: disabled })}
        done={disabled ? standing.enabledNow : standing.disabledNow}
        reasons={{ lastBackOffice: standing.lastBackOffice }}
        {...(!disabled && { confirm: { ...question, destructive: true } })}
      >
        {disabled ? standing.enable : standing.disable}
      </ActionButton>
    </Section>
  );
}
