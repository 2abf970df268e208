'use client';
import { Table, Text } from '@mantine/core';
import { useLocale, useMessages } from '../locale.tsx';
import { TextLink } from '../ui/links.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { formatNumber } from '../../messages/format.ts';
import { paths } from '../../paths.ts';
import type { ContractView } from '../../server/contracts.ts';

export function ContractRows({ contracts }: { contracts: readonly ContractView[] }) {
  const { contracts: words, account } = useMessages();
  const locale = useLocale();
  const { columns } = words;
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing="xs" aria-label={words.caption}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.identifiant}</Table.Th>
            <Table.Th>{columns.operator}</Table.Th>
            <Table.Th>{columns.masterCode}</Table.Th>
            <Table.Th>{columns.type}</Table.Th>
            <Table.Th ta="right">{columns.limit}</Table.Th>
            <Table.Th>{columns.option}</Table.Th>
            <Table.Th>{columns.account}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contracts.map((row) => (
            <Table.Tr key={row.identifiant}>
              <Table.Td>
                <TextLink href={paths.contract(row.identifiant)} ff="monospace" size="sm">
                  {row.identifiant}
                </TextLink>
              </Table.Td>
              <Table.Td>{row.operatorName}</Table.Td>
              <Table.Td>
                <Text span size="sm" ff="monospace">
                  {row.masterCode}
                </Text>
              </Table.Td>
              <Table.Td>{account.qualificationTypes[row.qualificationType]}</Table.Td>
              <Table.Td ta="right">{formatNumber(locale, row.limit)}</Table.Td>
              <Table.Td>
                <StateBadge tone={row.optionActive ? 'done' : 'waiting'}>
                  {row.optionActive ? words.optionOn : words.optionOff}
                </StateBadge>
              </Table.Td>
              <Table.Td>
                <StateBadge tone={row.active ? 'done' : 'attention'}>
                  {row.active ? words.accountActive : words.accountWaiting}
                </StateBadge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
