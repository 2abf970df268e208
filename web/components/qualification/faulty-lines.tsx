'use client';
import { Code, Table, Text } from '@mantine/core';
import type { FaultyLine } from '#domain/qualification/refusal';
import { formatNumber } from '../../messages/format.ts';
import { useLocale, useMessages } from '../locale.tsx';
import classes from './submission.module.css';

interface FaultyLinesProps {
  faults: readonly FaultyLine[];
  /** All of the file, shown or not. */
  count: number;
}

/** The first faulty lines of a refused file, as the person wrote them. */
export function FaultyLines({ faults, count }: FaultyLinesProps) {
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
                {value === '' ? <Text c="dimmed">{texts.empty}</Text> : <Code>{value}</Code>}
              </Table.Td>
              <Table.Td>{texts.reasons[fault]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
