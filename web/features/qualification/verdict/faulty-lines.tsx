'use client';
import { Button, Code, Group, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { withVisibleBlanks } from '#domain/qualification/refusal';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { Faults } from '../server/submissions-faults.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import classes from '../submission/submission.module.css';

interface FaultyLinesProps {
  submissionId: string;
  faults: Faults;
  /** All of the file, shown or not. */
  count: number;
}

/** The first faulty lines of a refused file, as the person wrote them, and all of them to download. */
export function FaultyLines({ submissionId, faults: { shown, csvBytes }, count }: FaultyLinesProps) {
  const { faults: texts } = useMessages().qualification;
  return (
    <>
      {csvBytes === null ? (
        <Text>{texts.gone}</Text>
      ) : (
        <Group gap="sm">
          <Button
            component="a"
            href={paths.api.faults(submissionId)}
            variant="default"
            h="auto"
            mih={36}
            py={6}
            leftSection={<IconDownload size={16} aria-hidden />}
            styles={{ label: { whiteSpace: 'normal' } }}
          >
            {texts.download}
          </Button>
          <Text size="sm" c="dimmed">
            {texts.size(count, csvBytes)}
          </Text>
        </Group>
      )}
      <FirstLines faults={shown} count={count} />
    </>
  );
}

function FirstLines({ faults, count }: { faults: Faults['shown']; count: number }) {
  const { faults: texts } = useMessages().qualification;
  const locale = useLocale();
  if (faults.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table captionSide="top" verticalSpacing={6}>
        <Table.Caption ta="start">{texts.title(faults.length, count)}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.line}</Table.Th>
            <Table.Th>{texts.value}</Table.Th>
            <Table.Th>{texts.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ line, value, fault }) => (
            <Table.Tr key={line}>
              <Table.Td>{formatNumber(locale, line)}</Table.Td>
              <Table.Td className={classes.name}>
                {value === '' ? (
                  <Text c="dimmed">{texts.empty}</Text>
                ) : (
                  <Code>{withVisibleBlanks(value)}</Code>
                )}
              </Table.Td>
              <Table.Td>{texts.reasons[fault]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
