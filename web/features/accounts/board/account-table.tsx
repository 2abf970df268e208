'use client';
import { ActionIcon, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Service } from '#domain/services';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { paths } from '#web/paths';
import type { AccountView } from '../server/accounts.ts';
import classes from './account-table.module.css';
import { DisableDialog } from '../detail/disable-dialog.tsx';

interface AccountTableProps {
  rows: readonly AccountView[];
  showOperator: boolean;
  manages: boolean;
  onDisabled: (account: { id: string; login: string }) => void;
}

/** Login | Nom | Prénom | Email | E-services | Modifier | Désactiver (OWF-210); a row becomes a card on a narrow screen. */
export function AccountTable({ rows, showOperator, manages, onDisabled }: AccountTableProps) {
  const { caption, columns } = useMessages().accounts;
  const [asked, setAsked] = useState<AccountView | null>(null);
  return (
    <>
      <table className={classes.table} aria-label={caption}>
        <thead>
          <tr>
            <th>{columns.login}</th>
            {showOperator && <th>{columns.operator}</th>}
            <th>{columns.name}</th>
            <th>{columns.firstName}</th>
            <th>{columns.email}</th>
            <th>{columns.services}</th>
            {manages && <th>{columns.modify}</th>}
            {manages && <th>{columns.disable}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} {...{ row, showOperator, manages }} onDisable={() => setAsked(row)} />
          ))}
        </tbody>
      </table>
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

/** As many as are taken in at a glance; more would make of one row a page. */
const mostShown = 6;

function Services({ of: services }: { of: readonly Service[] }) {
  const words = useMessages().accounts;
  const names = services.map((service) => words.services[service]).join(', ');
  if (services.length <= mostShown) return <Text size="xs">{names || words.noService}</Text>;
  return (
    <details>
      <summary className={classes.more}>{words.serviceCount(services.length)}</summary>
      <Text size="xs">{names}</Text>
    </details>
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
    <tr>
      <td className={classes.login}>
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
          <div className={classes.state}>
            <StateBadge tone={state === 'waiting' ? 'attention' : 'waiting'}>
              {words.states[state]}
            </StateBadge>
          </div>
        )}
      </td>
      {showOperator && <td>{operatorName}</td>}
      <td>{name}</td>
      <td>{firstName}</td>
      <td className={classes.email}>{email}</td>
      <td>
        <Services of={services} />
      </td>
      {manages && (
        <>
          <td className={classes.act}>
            {state !== 'disabled' && (
              <ActionIcon
                component={PageLink}
                href={paths.person(id)}
                variant="subtle"
                size="lg"
                aria-label={words.modifyOf(login)}
              >
                <IconPencil size={18} aria-hidden />
              </ActionIcon>
            )}
          </td>
          <td className={classes.act}>
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
          </td>
        </>
      )}
    </tr>
  );
}
