'use client';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState, useTransition, type ReactNode } from 'react';
import { linkMinutes } from '#domain/platform/password-reset';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ConfirmDialog } from '#web/kit/ui/confirm-dialog.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import type { StaffView } from '../server/staff.ts';
import { enableStaff, resetSecondStep, sendLink } from './actions.ts';

type Answer =
  | { ok: boolean }
  | { ok: false; reason: string }
  | { ok: false; reason: 'unexpected'; reference: string };

/** One deed and what came of it; the page shows the new state. */
function useDeed() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const act = (deed: () => Promise<Answer>) =>
    startTransition(async () => {
      setAnswer(await deed());
      router.refresh();
    });
  return { pending, answer, act };
}

function Outcome({ answer, done, refused }: { answer: Answer | null; done: string; refused: string }) {
  if (!answer) return null;
  if (answer.ok) return <Confirmation>{done}</Confirmation>;
  if ('reference' in answer) return <Failure reference={answer.reference} />;
  return (
    <Text c="red" role="alert">
      {refused}
    </Text>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}

export function PasswordPanel({ person }: { person: StaffView }) {
  const { link } = useMessages().staff;
  const { pending, answer, act } = useDeed();
  return (
    <Section title={link.title}>
      <Text>{person.active ? link.active : link.waiting}</Text>
      <Text size="sm" c="dimmed">
        {link.help(linkMinutes({ first: !person.active }) / 60)}
      </Text>
      <Button
        variant="default"
        loading={pending}
        disabled={person.disabled}
        onClick={() => act(() => sendLink(person.login))}
      >
        {link.send}
      </Button>
      <Outcome answer={answer} done={link.sent} refused={link.notSent} />
    </Section>
  );
}

export function SecondStepPanel({ person, oneself }: { person: StaffView; oneself: boolean }) {
  const { secondStep } = useMessages().staff;
  const { pending, answer, act } = useDeed();
  return (
    <Section title={secondStep.title}>
      <Text>{person.secondStep ? secondStep.on : secondStep.off}</Text>
      <Text size="sm" c="dimmed">
        {oneself ? secondStep.oneself : secondStep.help}
      </Text>
      {!oneself && (
        <Button
          variant="default"
          loading={pending}
          disabled={!person.secondStep}
          onClick={() => act(() => resetSecondStep(person.login))}
        >
          {secondStep.reset}
        </Button>
      )}
      <Outcome answer={answer} done={secondStep.done} refused={secondStep.oneself} />
    </Section>
  );
}

export function StandingPanel({ person }: { person: StaffView }) {
  const { standing } = useMessages().staff;
  const { pending, answer, act } = useDeed();
  const [asking, setAsking] = useState(false);
  const set = (enabled: boolean) => {
    setAsking(false);
    act(() => enableStaff(person.login, enabled));
  };
  return (
    <Section title={standing.title}>
      <Text>{person.disabled ? standing.disabled : standing.enabled}</Text>
      <Button
        variant="default"
        loading={pending}
        onClick={() => (person.disabled ? set(true) : setAsking(true))}
      >
        {person.disabled ? standing.enable : standing.disable}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={standing.disable}
        text={standing.confirm(person.name)}
        confirm={standing.disable}
        onConfirm={() => set(false)}
        onClose={() => setAsking(false)}
      />
      <Outcome
        answer={answer}
        done={person.disabled ? standing.disabledNow : standing.enabledNow}
        refused={standing.lastBackOffice}
      />
    </Section>
  );
}
