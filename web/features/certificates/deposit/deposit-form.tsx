'use client';
import { Alert, Box, Button, Group, NativeSelect, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { certificateLimits } from '#domain/certificates/refusal';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { useWarningBeforeLeaving } from '#web/kit/form/leaving';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { FileZone, ZoneAction } from '#web/kit/ui/file-zone.tsx';
import { formatBytes } from '#web/messages/format';
import { DepositFile, depositFields, fieldId, sectionId } from './deposit-file.tsx';
import { isComplete, isReady, useDeposits } from './use-deposits.ts';
import { toConfirm, unconfirmed, useDepositing } from './use-depositing.ts';

/** Of what chooses files. */
const zoneId = 'choose-files';
const focusOn = (id: string) => document.getElementById(id)?.focus();

interface DepositFormProps {
  operators: readonly { id: string; name: string }[];
  /** Id of the one that the page before was about; else ''. */
  proposed: string;
}

/** An operator and its files: what was read of each is seen before it is saved, and nothing typed is lost. */
export function DepositForm({ operators, proposed }: DepositFormProps) {
  const { deposit: words } = useMessages().certificates;
  const locale = useLocale();
  const [operatorId, setOperatorId] = useState(proposed);
  const [tried, setTried] = useState(0);
  const [done, setDone] = useState<{ saved: number; refused: number } | null>(null);
  const { files, leftOut, add, type, remove, read, saveAll, clear, unconfirm } = useDeposits();
  const depositing = useDepositing(operatorId);
  const nobody = depositing?.recipients === 0;
  useWarningBeforeLeaving(files.some(({ savedAs }) => savedAs === null));
  const result = useRef<HTMLDivElement>(null);
  // The button that was pressed was out of reach meanwhile, or is gone.
  useEffect(() => {
    if (done && document.activeElement === document.body) result.current?.focus();
  }, [done]);

  const busy = files.some(({ doing }) => doing !== null);
  const ready = files.filter(isReady);
  const saved = files.filter(({ savedAs }) => savedAs !== null);
  const doubtful = ready.filter((file) => unconfirmed(file, depositing).length > 0);
  const wrong = [
    ...(operatorId === '' ? [{ id: 'operator', label: words.operator }] : []),
    ...ready.flatMap((file) => [
      ...depositFields
        .filter((field) => file[field].trim() === '')
        .map((field) => ({
          id: fieldId(file.key, field),
          label: words.field(words.fields[field], file.file.name),
        })),
      ...unconfirmed(file, depositing).map(({ reason }) => ({
        id: fieldId(file.key, reason),
        label: words.field(words.doubt.field, file.file.name),
      })),
    ]),
  ];
  const save = async () => {
    setDone(null);
    setTried((times) => times + 1);
    if (operatorId === '' || !ready.every(isComplete) || doubtful.length > 0) return;
    setDone(await saveAll(operatorId));
    setTried(0);
  };
  const doing = (what: 'reading' | 'saving') => files.some((file) => file.doing === what);
  const readOnes = files.filter((file) => file.read !== null).length;
  const announcement = doing('reading')
    ? words.reading
    : doing('saving')
      ? words.sending
      : files.length > 0
        ? [
            words.announce(readOnes, files.length - readOnes),
            ...(doubtful.length > 0 ? [words.doubt.count(doubtful.length)] : []),
          ].join(' ')
        : '';
  // What was said of the last saving is not of what comes now.
  const choose = (chosen: readonly File[]) => {
    setDone(null);
    add(chosen);
  };
  const drop = (index: number) => {
    const [gone, other] = [files[index], files[index + 1] ?? files[index - 1]];
    if (!gone) return;
    focusOn(other ? sectionId(other.key) : zoneId);
    setDone(null);
    remove(gone.key);
  };
  return (
    <form
      noValidate
      style={{ maxWidth: 720 }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        {tried > 0 && <ErrorSummary key={tried} title={words.summary} fields={wrong} />}
        <NativeSelect
          id="operator"
          label={words.operator}
          value={operatorId}
          required
          // Saved ones have their operator.
          disabled={busy || saved.length > 0}
          description={saved.length > 0 && words.operatorKept}
          error={tried > 0 && operatorId === '' && words.operatorMissing}
          onChange={({ currentTarget }) => {
            setOperatorId(currentTarget.value);
            unconfirm();
          }}
          data={[
            { value: '', label: words.chooseOperator },
            ...operators.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {nobody && (
          <Alert role="note" color="yellow">
            {words.nobody}
          </Alert>
        )}
        <FileZone id={zoneId} accept=".pem,.crt,.cer,.der,.p12,.pfx,.p7b,.p7c" multiple choose={choose}>
          {(over) => (
            <>
              <IconUpload size={32} stroke={1.5} aria-hidden />
              {over ? (
                <Text fw={500}>{words.dropHere}</Text>
              ) : (
                <>
                  <Text>
                    <ZoneAction>{words.choose}</ZoneAction> {words.drop}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {words.accepted(formatBytes(locale, certificateLimits.fileBytes))}
                  </Text>
                </>
              )}
            </>
          )}
        </FileZone>
        {files.length > 0 && (
          <section aria-labelledby="files">
            <Title order={2} id="files" mb="sm">
              {words.files}
            </Title>
            <Stack gap="md">
              {files.map((dropped, index) => (
                <DepositFile
                  key={dropped.key}
                  dropped={dropped}
                  tried={tried > 0}
                  doubts={toConfirm(dropped, depositing)}
                  nobody={nobody}
                  type={(to) => type(dropped.key, to)}
                  read={() => {
                    setDone(null);
                    void read(dropped);
                  }}
                  remove={() => drop(index)}
                />
              ))}
            </Stack>
          </section>
        )}
        <Box component="output" aria-live="polite">
          <VisuallyHidden>{done ? '' : announcement}</VisuallyHidden>
          {leftOut > 0 && (
            <Alert role="note" color="yellow" mb={done ? 'md' : 0}>
              {words.leftOut(leftOut, certificateLimits.files)}
            </Alert>
          )}
          {done && (
            <Alert ref={result} tabIndex={-1} role="note" color={done.refused === 0 ? 'green' : 'yellow'}>
              {words.done(done.saved, done.refused)}
            </Alert>
          )}
        </Box>
        <Group gap="md">
          {ready.length > 0 && (
            <Button type="submit" loading={busy}>
              {words.save(ready.length)}
            </Button>
          )}
          {doubtful.length > 0 && (
            <Text size="sm" c="dimmed">
              {words.doubt.count(doubtful.length)}
            </Text>
          )}
          {saved.length > 0 && ready.length === 0 && (
            <Button
              variant="default"
              onClick={() => {
                clear();
                setDone(null);
                focusOn(zoneId);
              }}
            >
              {words.more}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
