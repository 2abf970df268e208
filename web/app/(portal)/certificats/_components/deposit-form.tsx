'use client';
import { Alert, Box, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { certificateLimits } from '#domain/certificate/refusal';
import { useLocale, useMessages } from '../../../../components/locale.tsx';
import { ErrorSummary } from '../../../../components/ui/error-summary.tsx';
import { FileZone, ZoneAction } from '../../../../components/ui/file-zone.tsx';
import { formatBytes } from '../../../../messages/format.ts';
import { DepositFile, depositFields, fieldId } from './deposit-file.tsx';
import { isComplete, isReady, useDeposits } from './use-deposits.ts';

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
  const { files, add, type, remove, read, saveAll, clear } = useDeposits();

  const busy = files.some(({ doing }) => doing !== null);
  const ready = files.filter(isReady);
  const saved = files.filter(({ savedAs }) => savedAs !== null);
  const wrong = [
    ...(operatorId === '' ? [{ id: 'operator', label: words.operator }] : []),
    ...ready.flatMap((file) =>
      depositFields
        .filter((field) => file[field].trim() === '')
        .map((field) => ({
          id: fieldId(file.key, field),
          label: words.field(words.fields[field], file.file.name),
        })),
    ),
  ];
  const save = async () => {
    setDone(null);
    setTried((times) => times + 1);
    if (operatorId === '' || !ready.every(isComplete)) return;
    setDone(await saveAll(operatorId));
    setTried(0);
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
        {tried > 0 && wrong.length > 0 && <ErrorSummary key={tried} title={words.summary} fields={wrong} />}
        <NativeSelect
          id="operator"
          label={words.operator}
          value={operatorId}
          required
          // Saved ones have their operator.
          disabled={busy || saved.length > 0}
          description={saved.length > 0 && words.operatorKept}
          error={tried > 0 && operatorId === '' && words.operatorMissing}
          onChange={({ currentTarget }) => setOperatorId(currentTarget.value)}
          data={[
            { value: '', label: words.chooseOperator },
            ...operators.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <FileZone accept=".pem,.crt,.cer,.der,.p12,.pfx,.p7b,.p7c" multiple choose={add}>
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
              {files.map((dropped) => (
                <DepositFile
                  key={dropped.key}
                  dropped={dropped}
                  tried={tried > 0}
                  type={(to) => type(dropped.key, to)}
                  read={() => void read(dropped)}
                  remove={() => remove(dropped.key)}
                />
              ))}
            </Stack>
          </section>
        )}
        <Box component="output" aria-live="polite">
          {done && (
            <Alert role="note" color={done.refused === 0 ? 'green' : 'yellow'}>
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
          {saved.length > 0 && ready.length === 0 && (
            <Button
              variant="default"
              onClick={() => {
                clear();
                setDone(null);
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
