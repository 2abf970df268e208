'use client';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState, useTransition, type ReactNode } from 'react';
import { ReasonDialog } from '#web/kit/dialog/reason-dialog.tsx';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { Section } from '#web/kit/ui/section.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { formatInstantDay, formatInstant } from '#web/messages/format';
import { paths } from '#web/paths';
import type { HeldView } from '../server/held.ts';
import type { SendingView } from '../server/sendings.ts';
import { steerSending } from '../actions.ts';
import classes from './sendings.module.css';

type Action = 'hold' | 'release' | 'sendNow';
type Answer = Awaited<ReturnType<typeof steerSending>> | { ok: false; reason: 'notSent' };

/** What is done to the mails of a slot: `at` names the one that was seen. */
interface Asked {
  workflowId: string;
  at: string;
  /** Whose it is, for the dialog. */
  about: string;
}
type Ask = (action: Action, asked: Asked) => void;

interface SendingRowsProps {
  rows: readonly SendingView[];
  held: readonly HeldView[];
  /** Ahead of which is told. */
  days: number;
  /** Instead of rows; what was done with the last one is still told above it. */
  children: ReactNode;
}

/** What will be sent, and what is held back beyond it, each with what can be done about it. */
export function SendingRows({ rows, held, days, children }: SendingRowsProps) {
  const { certificates: words } = useMessages();
  const { sendings } = words;
  const [asked, setAsked] = useState<({ action: Action } & Asked) | null>(null);
  const [opened, setOpened] = useState(false);
  const [said, setSaid] = useState<{ number: number; action: Action; answer: Answer } | null>(null);
  const [sending, startTransition] = useTransition();
  const ask: Ask = (action, about) => {
    setAsked({ action, ...about });
    setOpened(true);
  };
  const send = (reason: string) =>
    startTransition(async () => {
      if (!asked) return;
      const { action, workflowId, at } = asked;
      const answer = await steerSending({ action, workflowId, noticeAt: at, reason }).catch(
        () => ({ ok: false, reason: 'notSent' }) as const,
      );
      setOpened(false);
      setSaid((before) => ({ number: (before?.number ?? 0) + 1, action, answer }));
    });
  const dialog = sendings[asked?.action ?? 'hold'];
  return (
    <>
      {said && <Said key={said.number} action={said.action} answer={said.answer} />}
      {children}
      {rows.length > 0 && (
        <table className={classes.table} aria-label={sendings.caption}>
          <thead>
            <tr>
              <th>{sendings.columns.at}</th>
              <th>{sendings.columns.slot}</th>
              <th>{sendings.columns.what}</th>
              <th>{sendings.columns.why}</th>
              <th>{sendings.columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.workflowId} row={row} ask={ask} />
            ))}
          </tbody>
        </table>
      )}
      {held.length > 0 && (
        <Section id="held" title={sendings.heldOnes.title}>
          <Text size="sm" c="dimmed" mb="sm">
            {sendings.heldOnes.description(days)}
          </Text>
          <table className={classes.table} aria-label={sendings.heldOnes.title}>
            <thead>
              <tr>
                <th>{sendings.columns.slot}</th>
                <th>{sendings.columns.why}</th>
                <th>{sendings.columns.actions}</th>
              </tr>
            </thead>
            <tbody>
              {held.map((row) => (
                <HeldRow key={row.workflowId} row={row} ask={ask} />
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <ReasonDialog
        opened={opened}
        title={dialog.title}
        text={dialog.text}
        confirm={dialog.confirm}
        references={asked ? [asked.about] : []}
        sending={sending}
        // What became of it takes the focus.
        returnFocus={!sending}
        words={words.reasons}
        onConfirm={send}
        onClose={() => setOpened(false)}
      />
    </>
  );
}

function HeldRow({ row, ask }: { row: HeldView; ask: Ask }) {
  const { certificates: words } = useMessages();
  const locale = useLocale();
  const { sendings } = words;
  const { workflowId, operator, certificate, hold } = row;
  const place = sendings.slot(row.service, words.environments[row.environment]);
  return (
    <tr>
      <td className={classes.slot}>
        <Text size="sm">{operator}</Text>
        {certificate ? (
          <TextLink href={paths.certificate(certificate.id)} size="sm" fw={500}>
            {place}
          </TextLink>
        ) : (
          <Text size="sm" fw={500}>
            {place}
          </Text>
        )}
      </td>
      <td className={classes.why}>
        {certificate
          ? sendings.heldOnes.inUse(certificate.label, formatInstantDay(locale, certificate.notAfter))
          : sendings.heldOnes.nothing}
        <HeldBy hold={hold} />
      </td>
      <td className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          aria-label={`${sendings.release.action} ${operator}, ${place}`}
          onClick={() => ask('release', { workflowId, at: '', about: `${operator} – ${place}` })}
        >
          {sendings.release.action}
        </Button>
      </td>
    </tr>
  );
}

function HeldBy({ hold }: Pick<HeldView, 'hold'>) {
  const { sendings, detail } = useMessages().certificates;
  const locale = useLocale();
  return (
    <Text size="sm" c="dimmed">
      {sendings.heldBy(hold.byLogin, formatInstant(locale, hold.at))} {detail.reason(hold.reason)}
    </Text>
  );
}

function Row({ row, ask }: { row: SendingView; ask: Ask }) {
  const { certificates: words } = useMessages();
  const locale = useLocale();
  const { sendings } = words;
  const { certificate, successor, hold } = row;
  const expires = formatInstantDay(locale, certificate.notAfter);
  const nobody = row.recipients === 0;
  const actions: readonly Action[] = [hold ? 'release' : 'hold', ...(nobody ? [] : (['sendNow'] as const))];
  const place = sendings.slot(row.service, words.environments[row.environment]);
  const about = `${row.operator} – ${certificate.label}`;
  return (
    <tr>
      <td className={classes.at}>
        {hold ? (
          <StateBadge tone="attention">{sendings.held}</StateBadge>
        ) : row.late ? (
          sendings.late
        ) : (
          <Instant at={row.at} />
        )}
      </td>
      <td className={classes.slot}>
        <Text size="sm">{row.operator}</Text>
        <TextLink href={paths.certificate(certificate.id)} size="sm" fw={500}>
          {place}
        </TextLink>
      </td>
      <td className={classes.what}>
        {sendings[row.kind](row.daysBefore)}
        <Text size="sm" c="dimmed">
          {sendings.recipients(row.recipients)}
        </Text>
        {row.following.length > 0 && (
          <>
            <Text size="sm" c="dimmed" mt={4}>
              {sendings.following}
            </Text>
            <ul className={classes.following}>
              {row.following.map(({ kind, daysBefore, at }) => (
                <li key={at}>
                  {sendings[kind](daysBefore)}, <Instant at={at} />
                </li>
              ))}
            </ul>
          </>
        )}
      </td>
      <td className={classes.why}>
        {nobody
          ? sendings.whyNobody(certificate.label, expires)
          : successor
            ? sendings.whyDownload(certificate.label, expires, successor.label)
            : sendings.whyRenewal(certificate.label, expires)}
        {!successor && (
          <TextLink href={paths.depositCertificates(row.operatorCode)} size="sm" display="block">
            {sendings.deposit}
          </TextLink>
        )}
        {hold && <HeldBy hold={hold} />}
      </td>
      <td className={classes.actions}>
        <Group gap="xs">
          {actions.map((action) => (
            <Button
              key={action}
              size="xs"
              variant="default"
              aria-label={`${sendings[action].action} ${row.operator}, ${place}`}
              onClick={() => ask(action, { workflowId: row.workflowId, at: row.at, about })}
            >
              {sendings[action].action}
            </Button>
          ))}
        </Group>
      </td>
    </tr>
  );
}

/** What became of it; takes the focus when it appears. */
function Said({ action, answer }: { action: Action; answer: Answer }) {
  const { certificates, errors } = useMessages();
  const { answers } = certificates.sendings;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if ('reference' in answer) return <Failure reference={answer.reference} />;
  const text = answer.ok
    ? answer.outcome === 'done'
      ? answers[action]
      : answers[answer.outcome]
    : answer.reason === 'nothing' || answer.reason === 'unreached'
      ? answers[answer.reason]
      : errors.unexpected.text;
  const colour = answer.ok ? (answer.outcome === 'untold' ? 'yellow' : 'green') : 'red';
  return (
    <Alert ref={box} tabIndex={-1} role="note" color={colour} mb="md">
      {text}
    </Alert>
  );
}
