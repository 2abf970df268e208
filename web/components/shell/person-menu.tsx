'use client';
import { Menu, MenuDivider, MenuDropdown, MenuItem, MenuTarget, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout2, IconUserCircle } from '@tabler/icons-react';
import Link from 'next/link';
import { paths } from '../../paths.ts';
import type { Role } from '#domain/rights';
import { useMessages } from '../locale.tsx';
import classes from './shell.module.css';

export interface ShownPerson {
  name: string;
  login: string;
  role: Role;
  /** Raison sociale; null for the wholesaler's own people. */
  operator: string | null;
}

export function PersonMenu({ person }: { person: ShownPerson }) {
  const { shell } = useMessages();
  return (
    <Menu position="bottom-end" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
      <MenuTarget>
        <UnstyledButton className={classes.person} title={shell.person}>
          <span className={classes.avatar} aria-hidden>
            {person.name.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.personText}>
            <strong>{person.name}</strong>
            <span>{person.login}</span>
          </span>
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
        <MenuItem
          component={Link}
          href={paths.account()}
          leftSection={<IconUserCircle size={16} stroke={1.6} aria-hidden />}
        >
          {shell.entries.account}
        </MenuItem>
        <MenuItem
          component={Link}
          href={paths.leave()}
          leftSection={<IconLogout2 size={16} stroke={1.6} aria-hidden />}
        >
          {shell.entries.leave}
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
