import { ActionIcon, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Service } from '#domain/services';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { code, views } from '#web/kit/list/param';
import { listSpec, type Reading } from '#web/kit/list/spec';
import { paths } from '#web/paths';
import type { AccountView } from '../server/accounts.ts';
import { DisableButton } from './disable-button.tsx';

const shows = ['active', 'disabled'] as const;

interface AccountsContext {
  /** Who sees the accounts of several operators. */
  everyone: boolean;
  /** Whether the reader may change accounts, and not only see them. */
  manages: boolean;
  show: (typeof shows)[number];
}

const servicesOf = ({ services }: AccountView, { messages: { accounts: words } }: Reading) =>
  services.map((service: Service) => words.services[service]).join(', ') || words.noService;

/** As many as are taken in at a glance; more would make of one row a page. */
const mostShown = 6;

/** Login | Nom | Prénom | Email | E-services | Modifier | Désactiver (OWF-210). */
export const accountsSpec = listSpec<AccountView, AccountsContext>()({
  address: paths.accounts,
  live: paths.api.accounts,
  filter: { show: views(shows), operator: code },
  columns: {
    login: {
      kind: 'long',
      text: ({ login }) => login,
      cell: ({ id, login, role, state }, { messages: { accounts: words } }, { manages }) => (
        <>
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
            <div style={{ marginTop: '0.25rem' }}>
              <StateBadge tone={state === 'waiting' ? 'attention' : 'waiting'}>
                {words.states[state]}
              </StateBadge>
            </div>
          )}
        </>
      ),
    },
    operator: { shown: ({ everyone }) => everyone, text: ({ operatorName }) => operatorName },
    name: { text: ({ name }) => name },
    firstName: { text: ({ firstName }) => firstName },
    email: { kind: 'long', text: ({ email }) => email },
    services: {
      text: servicesOf,
      cell: (line, reading) => {
        const names = <Text size="xs">{servicesOf(line, reading)}</Text>;
        if (line.services.length <= mostShown) return names;
        return (
          <details>
            <summary
              style={{ minHeight: '1.5rem', cursor: 'pointer', fontSize: 'var(--mantine-font-size-xs)' }}
            >
              {reading.messages.accounts.serviceCount(line.services.length)}
            </summary>
            {names}
          </details>
        );
      },
    },
    modify: {
      shown: ({ manages }) => manages,
      text: () => '',
      cell: ({ id, login, state }, { messages: { accounts: words } }) =>
        state !== 'disabled' && (
          <ActionIcon
            component={PageLink}
            href={paths.person(id)}
            variant="subtle"
            size="lg"
            aria-label={words.modifyOf(login)}
          >
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
        ),
    },
    disable: {
      shown: ({ manages }) => manages,
      text: () => '',
      cell: (account) => account.state !== 'disabled' && <DisableButton account={account} />,
    },
  },
  words: ({ accounts: words }, { everyone, show }) => ({
    ...{ caption: words.caption, columns: words.columns, pages: words.pages },
    ...{ newer: words.newer, older: words.older },
    filters: { show: words.show.label },
    empty: show === 'disabled' ? words.noneDisabled : everyone ? words.emptyAll : words.empty,
    noMatch: show === 'disabled' ? words.noneDisabled : words.emptyAll,
  }),
  // An operator's page leads to its accounts; there is no choosing here.
  field: (name, { messages: { accounts: words } }) =>
    name === 'operator' ? null : { options: shows.map((value) => ({ value, label: words.show[value] })) },
});
