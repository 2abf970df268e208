'use client';
import {
  Alert,
  Button,
  Checkbox,
  Group,
  Loader,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { environments } from '#domain/certificates/facts';
import { slotOfLabel } from '#domain/certificates/label';
import {
  certificateLimits,
  isToConfirm,
  type Doubt as DoubtReason,
  type ToConfirm,
} from '#domain/certificates/refusal';
import { certificateNames } from '#domain/services';
import { ReadFacts } from '../certificate-facts.tsx';
import { certificateRefusalText } from '../refusals/refusal-text.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { PasswordField } from '#web/kit/ui/password-field.tsx';
import { paths } from '#web/paths';
import type { Unanswered } from './deposit-requests.ts';
import { needsPassword, type Dropped, type Typed } from './use-deposits.ts';

/** What has to be said of each file, in the order of the form. */
export const depositFields = ['label', 'service', 'environment'] as const;
export const fieldId = (key: number, field: keyof Typed | DoubtReason) => `file-${key}-${field}`;
/** Takes the focus when what had it is gone. */
export const sectionId = (key: number) => `file-${key}`;

interface DepositFileProps {
  dropped: Dropped;
  /** Whether the form was sent: what is missing is then said. */
  tried: boolean;
  doubts: readonly ToConfirm[];
  /** Whether nobody of the operator gets mails about it. */
  nobody: boolean;
  type: (to: Partial<Typed>) => void;
  read: () => void;
  remove: () => void;
}

/** One file: what was read of it, what is still to be said, and what became of it. */
export function DepositFile(props: DepositFileProps) {
  const { dropped, tried, doubts, nobody, type, read: readNow, remove } = props;
  const { deposit: words } = useMessages().certificates;
  const { file, doing, read: seen, savedAs, failure } = dropped;
  const read = useReading(dropped, readNow);
  return (
    <section id={sectionId(dropped.key)} tabIndex={-1} aria-label={file.name}>
      <Panel>
        <Stack gap="sm">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {file.name}
            </Text>
            {savedAs === null && doing === null && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words.removeOf(file.name)}
                onClick={remove}
                style={{ flex: 'none' }}
              >
                {words.remove}
              </Button>
            )}
          </Group>
          {doing && (
            <Group gap="xs">
              <Loader size="xs" aria-hidden />
              <Text span size="sm">
                {doing === 'reading' ? words.reading : words.sending}
              </Text>
            </Group>
          )}
          <Refusal dropped={dropped} />
          {failure && <Failed failure={failure} />}
          {savedAs !== null && (
            <Alert role="note" color="green" icon={<IconCircleCheck aria-hidden />} title={words.saved}>
              {words.savedAs(dropped.label)} {nobody ? words.savedUntold : words.savedText}{' '}
              <TextLink href={paths.certificate(savedAs)} target="_blank" inherit>
                {words.savedLink}
              </TextLink>
            </Alert>
          )}
          {needsPassword(dropped) && seen === null && <Password dropped={dropped} type={type} read={read} />}
          {failure && seen === null && (
            <Group>
              <Button variant="default" size="xs" onClick={read}>
                {words.again}
              </Button>
            </Group>
          )}
          {seen && savedAs === null && <Choices dropped={dropped} tried={tried} type={type} />}
          {savedAs === null &&
            doubts.map((doubt) => <Doubt key={doubt.reason} {...{ dropped, tried, doubt, type }} />)}
          {seen && savedAs === null && <ReadFacts read={seen} />}
        </Stack>
      </Panel>
    </section>
  );
}

/** What was pressed or typed in to read a file goes away; the focus goes where one goes on, unless it went elsewhere. */
function useReading(dropped: Dropped, read: () => void): () => void {
  const { key, doing, read: seen } = dropped;
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current || doing !== null) return;
    asked.current = false;
    const section = document.getElementById(sectionId(key));
    if (document.activeElement !== section && document.activeElement !== document.body) return;
    (document.getElementById(fieldId(key, seen ? 'label' : 'password')) ?? section)?.focus();
  }, [key, doing, seen]);
  return () => {
    asked.current = true;
    document.getElementById(sectionId(key))?.focus();
    read();
  };
}

function Refusal({ dropped: { refusal } }: { dropped: Dropped }) {
  const { certificates } = useMessages();
  const locale = useLocale();
  // Said where it is confirmed.
  if (!refusal || isToConfirm(refusal)) return null;
  const text = certificateRefusalText(certificates, locale, refusal);
  // Nothing is wrong yet: the field below asks for it.
  if (refusal.reason === 'passwordMissing') return <Text size="sm">{text}</Text>;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={certificates.deposit.refusedTitle}
    >
      {text}{' '}
      {refusal.reason === 'alreadyDeposited' && (
        <TextLink href={paths.certificate(refusal.id)} target="_blank" inherit>
          {certificates.deposit.savedLink}
        </TextLink>
      )}
    </Alert>
  );
}

function Doubt({
  dropped,
  tried,
  doubt,
  type,
}: Pick<DepositFileProps, 'dropped' | 'tried' | 'type'> & { doubt: ToConfirm }) {
  const { certificates } = useMessages();
  const locale = useLocale();
  const { doubt: words, missing } = certificates.deposit;
  const { reason } = doubt;
  const { key, confirmed, doing } = dropped;
  const meant = confirmed.includes(reason);
  return (
    <Alert role="note" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={words.titles[reason]}>
      <Text size="sm" mb="sm">
        {certificateRefusalText(certificates, locale, doubt)}
      </Text>
      <Checkbox
        id={fieldId(key, reason)}
        label={words.confirm[reason]}
        checked={meant}
        required
        disabled={doing !== null}
        error={tried && !meant && missing}
        onChange={({ currentTarget: { checked } }) =>
          type({ confirmed: [...confirmed.filter((one) => one !== reason), ...(checked ? [reason] : [])] })
        }
      />
    </Alert>
  );
}

function Failed({ failure }: { failure: Unanswered }) {
  const { deposit: words } = useMessages().certificates;
  return (
    <Alert role="alert" color="red">
      {failure.failure === 'unexpected' ? words.unexpected(failure.reference) : words[failure.failure]}
    </Alert>
  );
}

function Password({ dropped, type, read }: Pick<DepositFileProps, 'dropped' | 'type' | 'read'>) {
  const { deposit: words } = useMessages().certificates;
  const helpId = `${fieldId(dropped.key, 'password')}-help`;
  return (
    <Stack gap={4}>
      <Group align="flex-end" gap="sm">
        <PasswordField
          id={fieldId(dropped.key, 'password')}
          label={words.fields.password}
          aria-describedby={helpId}
          value={dropped.password}
          // Not the person's own: no manager of passwords has a part in it.
          autoComplete="off"
          disabled={dropped.doing !== null}
          onChange={({ currentTarget }) => type({ password: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            read();
          }}
          flex={1}
          miw={220}
        />
        <Button variant="default" onClick={read} disabled={dropped.doing !== null}>
          {words.readFile}
        </Button>
      </Group>
      <Text id={helpId} size="xs" c="dimmed">
        {words.help.password}
      </Text>
    </Stack>
  );
}

function Choices({ dropped, tried, type }: Pick<DepositFileProps, 'dropped' | 'tried' | 'type'>) {
  const { certificates } = useMessages();
  const { deposit: words } = certificates;
  const { key, doing, service, environment } = dropped;
  const named = slotOfLabel(dropped.label);
  const said = named
    ? named.service === service && named.environment === environment
      ? words.help.proposed
      : words.help.otherwise(named.service, certificates.environments[named.environment])
    : (service === '' || environment === '') && words.help.chosen;
  const missing = (field: (typeof depositFields)[number]) =>
    tried && dropped[field].trim() === '' && words.missing;
  const common = (field: (typeof depositFields)[number]) => ({
    id: fieldId(key, field),
    label: words.fields[field],
    required: true,
    disabled: doing !== null,
    error: missing(field),
  });
  return (
    <>
      <TextInput
        {...common('label')}
        description={words.help.label}
        value={dropped.label}
        maxLength={certificateLimits.labelLength}
        onChange={({ currentTarget: { value: label } }) => type({ label, ...slotOfLabel(label) })}
      />
      {said && (
        <Text size="sm" c="dimmed">
          {said}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          {...common('service')}
          value={dropped.service}
          onChange={({ currentTarget }) => type({ service: currentTarget.value })}
          data={[
            { value: '', label: words.pick },
            ...certificateNames.map((name) => ({ value: name, label: name })),
          ]}
        />
        <NativeSelect
          {...common('environment')}
          value={dropped.environment}
          onChange={({ currentTarget }) => type({ environment: currentTarget.value })}
          data={[
            { value: '', label: words.pick },
            ...environments.map((name) => ({ value: name, label: certificates.environments[name] })),
          ]}
        />
      </SimpleGrid>
    </>
  );
}
