'use client';
import { ActionIcon, Table, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { useMessages } from '../../../../components/locale.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { StateBadge } from '../../../../components/ui/state-badge.tsx';
import { paths } from '../../../../paths.ts';
import type { AccountView } from '../../../../server/accounts.ts';
import { DisableDialog } from './disable-dialog.tsx';

interface AccountTableProps {
  rows: readonly AccountView[];
  showOperator: boolean;
  manages: boolean;
  onDisabled: (account: { id: string; login: string }) => void;
}

/** Login | Nom | Prénom | Email | E-services | Modifier | Désactiver (OWF-210). */
export function AccountTable({ rows, showOperator, manages, onDisabled }: AccountTableProps) {
  const { caption, columns } = useMessages().accounts;
  const [asked, setAsked] = useState<AccountView | null>(null);
  return (
    <>
      <Table.ScrollContainer minWidth={960} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing="xs" aria-label={caption}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{columns.login}</Table.Th>
              {showOperator && <Table.Th>{columns.operator}</Table.Th>}
              <Table.Th>{columns.name}</Table.Th>
              <Table.Th>{columns.firstName}</Table.Th>
              <Table.Th>{columns.email}</Table.Th>
              <Table.Th>{columns.services}</Table.Th>
              {manages && <Table.Th>{columns.modify}</Table.Th>}
              {manages && <Table.Th>{columns.disable}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.id} {...{ row, showOperator, manages }} onDisable={() => setAsked(row)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <DisableDialog
        account={asked}
        onClose={() => setAsked(null)}
        onDisabled={(account) => {
          setAsked(null);
          onDisabled(account);
        }}
      />
    </>
  );
}

interface RowProps {
  row: AccountView;
  showOperator: boolean;
  manages: boolean;
  onDisable: () => void;
}

function Row({ row, showOperator, manages, onDisable }: RowProps) {
  const words = useMessages().accounts;
  const { id, login, name, firstName, email, role, services, state, operatorName } = row;
  return (
    <Table.Tr>
      <Table.Td>
        {manages ? (
          <TextLink href={paths.person(id)} ff="monospace" size="sm">
            {login}
          </TextLink>
        ) : (
          <Text span ff="monospace" size="sm">
            {login}
          </Text>
        )}
        {role === 'operatorAdmin' && (
          <Text size="xs" c="dimmed">
            {words.administrator}
          </Text>
        )}
        {state !== 'active' && (
          <StateBadge tone={state === 'waiting' ? 'attention' : 'waiting'}>{words.states[state]}</StateBadge>
        )}
      </Table.Td>
      {showOperator && <Table.Td>{operatorName}</Table.Td>}
      <Table.Td>{name}</Table.Td>
      <Table.Td>{firstName}</Table.Td>
      <Table.Td miw={200} style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Table.Td>
      <Table.Td miw={220}>
        <Text size="xs">
          {services.length === 0
            ? words.noService
            : services.map((service) => words.services[service]).join(', ')}
        </Text>
      </Table.Td>
      {manages && (
        <>
          <Table.Td>
            {state !== 'disabled' && (
              <ActionIcon
                component={Link}
                href={paths.person(id)}
                variant="subtle"
                size="lg"
                aria-label={words.modifyOf(login)}
              >
                <IconPencil size={18} aria-hidden />
              </ActionIcon>
            )}
          </Table.Td>
          <Table.Td>
            {state !== 'disabled' && (
              <ActionIcon
                variant="subtle"
                color="red"
                size="lg"
                aria-label={words.disableOf(login)}
                onClick={onDisable}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </Table.Td>
        </>
      )}
    </Table.Tr>
  );
}
