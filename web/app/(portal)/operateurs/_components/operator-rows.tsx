'use client';
import { Table, Text } from '@mantine/core';
import { useLocale, useMessages } from '../../../../components/locale.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { formatNumber } from '../../../../messages/format.ts';
import { paths } from '../../../../paths.ts';
import type { OperatorLine } from '../../../../server/operators.ts';

export function OperatorRows({ operators }: { operators: readonly OperatorLine[] }) {
  const { operators: words } = useMessages();
  const locale = useLocale();
  const { columns } = words;
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing="xs" aria-label={words.caption}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.name}</Table.Th>
            <Table.Th>{columns.code}</Table.Th>
            <Table.Th ta="right">{columns.contracts}</Table.Th>
            <Table.Th ta="right">{columns.people}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {operators.map(({ code, name, contracts, people }) => (
            <Table.Tr key={code}>
              <Table.Td>
                <TextLink href={paths.operator(code)} size="sm">
                  {name}
                </TextLink>
              </Table.Td>
              <Table.Td>
                <Text span size="sm" ff="monospace">
                  {code}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{formatNumber(locale, contracts)}</Table.Td>
              <Table.Td ta="right">{formatNumber(locale, people)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
