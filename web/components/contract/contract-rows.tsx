'use client';
import { Text } from '@mantine/core';
import { useLocale, useMessages } from '../locale.tsx';
import { TextLink } from '../ui/links.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { formatNumber } from '../../messages/format.ts';
import { paths } from '../../paths.ts';
import type { ContractView } from '../../server/contracts.ts';
import classes from './contract-rows.module.css';

/** Contracts; a row becomes a card on a narrow screen. */
export function ContractRows({ contracts }: { contracts: readonly ContractView[] }) {
  const { columns, caption } = useMessages().contracts;
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th>{columns.identifiant}</th>
          <th>{columns.operator}</th>
          <th>{columns.masterCode}</th>
          <th>{columns.type}</th>
          <th className={classes.number}>{columns.limit}</th>
          <th>{columns.option}</th>
          <th>{columns.account}</th>
        </tr>
      </thead>
      <tbody>
        {contracts.map((row) => (
          <Row key={row.identifiant} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: ContractView }) {
  const { contracts: words, account } = useMessages();
  const locale = useLocale();
  const { columns } = words;
  return (
    <tr>
      <td>
        <TextLink href={paths.contract(row.identifiant)} ff="monospace" size="sm" fw={500}>
          {row.identifiant}
        </TextLink>
      </td>
      <td>{row.operatorName}</td>
      <td>
        <Label of={columns.masterCode} />
        <Text span size="sm" ff="monospace">
          {row.masterCode}
        </Text>
      </td>
      <td>
        <Label of={columns.type} />
        {account.qualificationTypes[row.qualificationType]}
      </td>
      <td className={classes.number}>
        <Label of={columns.limit} />
        {formatNumber(locale, row.limit)}
      </td>
      <td>
        <Label of={columns.option} />
        <StateBadge tone={row.optionActive ? 'done' : 'waiting'}>
          {row.optionActive ? words.optionOn : words.optionOff}
        </StateBadge>
      </td>
      <td>
        <Label of={columns.account} />
        <StateBadge tone={row.active ? 'done' : 'attention'}>
          {row.active ? words.accountActive : words.accountWaiting}
        </StateBadge>
      </td>
    </tr>
  );
}

/** Says in a card which column it is. */
function Label({ of }: { of: string }) {
  const { label } = useMessages().qualification.list;
  return <span className={classes.label}>{label(of)}</span>;
}
