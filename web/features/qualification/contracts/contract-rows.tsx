'use client';
import { Text } from '@mantine/core';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { ContractView } from '../server/contracts.ts';

export function ContractRows({ contracts }: { contracts: readonly ContractView[] }) {
  const { columns, caption } = useMessages().contracts;
  const { identifiant, operator, masterCode, type, limit, option, account } = columns;
  return (
    <Rows
      label={caption}
      columns={[
        ...[identifiant, operator, masterCode, type].map((name) => ({ name })),
        { name: limit, number: true },
        ...[option, account].map((name) => ({ name })),
      ]}
    >
      {contracts.map((row) => (
        <Row key={row.identifiant} row={row} />
      ))}
    </Rows>
  );
}

function Row({ row }: { row: ContractView }) {
  const { contracts: words, account } = useMessages();
  const locale = useLocale();
  const { columns } = words;
  return (
    <tr>
      <Cell>
        <TextLink href={paths.contract(row.identifiant)} ff="monospace" size="sm" fw={500}>
          {row.identifiant}
        </TextLink>
      </Cell>
      <Cell>{row.operatorName}</Cell>
      <Cell of={columns.masterCode}>
        <Text span size="sm" ff="monospace">
          {row.masterCode}
        </Text>
      </Cell>
      <Cell of={columns.type}>{account.qualificationTypes[row.qualificationType]}</Cell>
      <Cell of={columns.limit} number>
        {formatNumber(locale, row.limit)}
      </Cell>
      <Cell of={columns.option}>
        <StateBadge tone={row.optionActive ? 'done' : 'waiting'}>
          {row.optionActive ? words.optionOn : words.optionOff}
        </StateBadge>
      </Cell>
      <Cell of={columns.account}>
        <StateBadge tone={row.active ? 'done' : 'attention'}>
          {row.active ? words.accountActive : words.accountWaiting}
        </StateBadge>
      </Cell>
    </tr>
  );
}
