'use client';
import {
  Menu,
  MenuDivider,
  MenuDropdown,
  MenuItem,
  MenuTarget,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { IconChevronDown, IconLogout2, IconUserCircle } from '@tabler/icons-react';
import { paths } from '#web/paths';
import type { Role } from '#domain/rights';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import { entryText } from './entry-text.ts';
import type { NavigationEntry } from './navigation.ts';
import classes from './shell.module.css';

export interface ShownPerson {
  name: string;
  login: string;
  role: Role;
  /** Raison sociale; null for the wholesaler's own people. */
  operator: string | null;
}

interface PersonMenuProps {
  person: ShownPerson;
  /** Entries with something that waits, which the counter adds up. */
  waiting: readonly NavigationEntry[];
}

/** « Mon compte » with its counter, and the name of the person (OWF-001). */
export function PersonMenu({ person, waiting }: PersonMenuProps) {
  const texts = useMessages();
  const { shell, espace } = texts;
  const count = waiting.reduce((sum, entry) => sum + (entry.count ?? 0), 0);
  return (
    <Menu position="bottom-end" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
      <MenuTarget>
        <UnstyledButton className={classes.person} title={shell.person}>
          <span className={classes.avatar} aria-hidden>
            {person.name.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.personText}>
            <strong>{person.name}</strong>
            <span>{shell.person}</span>
          </span>
          {count > 0 && (
            <span className={classes.count}>
              {count}
              <VisuallyHidden> {espace.unread(count)}</VisuallyHidden>
            </span>
          )}
          <IconChevronDown size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <div className={classes.personCard}>
          <Text fw={600}>{person.name}</Text>
          <Text size="sm" c="dimmed">
            {shell.roles[person.role]}
            {person.operator && person.operator !== person.name ? ` · ${person.operator}` : ''}
          </Text>
          <Text size="sm" c="dimmed" ff="monospace">
            {person.login}
          </Text>
        </div>
        <MenuDivider />
        {waiting.map((entry) => (
          <MenuItem
            key={entry.key}
            component={PageLink}
            href={entry.href}
            rightSection={<span className={classes.count}>{entry.count}</span>}
          >
            {entryText(texts, entry)}
          </MenuItem>
        ))}
        <MenuItem
          component={PageLink}
          href={paths.account()}
          leftSection={<IconUserCircle size={16} stroke={1.6} aria-hidden />}
        >
          {shell.entries.account}
        </MenuItem>
        <MenuItem
          component={PageLink}
          href={paths.leave()}
          leftSection={<IconLogout2 size={16} stroke={1.6} aria-hidden />}
        >
          {shell.entries.leave}
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
