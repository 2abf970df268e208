'use client';
import { Button, Menu, MenuDropdown, MenuItem, MenuLabel, MenuTarget } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import { entryText } from './entry-text.ts';
import type { NavigationGroup } from './navigation.ts';
import classes from './shell.module.css';

/** « Mes e-services » of the top bar (OWF-001). */
export function ServicesMenu({ groups }: { groups: readonly NavigationGroup[] }) {
  const texts = useMessages();
  const { shell, espace } = texts;
  return (
    <Menu position="bottom-start" width={280} withinPortal={false} withInitialFocusPlaceholder={false}>
      <MenuTarget>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}
        >
          {espace.services}
        </Button>
      </MenuTarget>
      <MenuDropdown className={classes.servicesList}>
        {groups.map(({ key, entries }) => (
          <Fragment key={key}>
            <MenuLabel>{shell.groups[key as keyof typeof shell.groups]}</MenuLabel>
            {entries.map((entry) => (
              <MenuItem key={entry.key} component={PageLink} href={entry.href}>
                {entryText(texts, entry)}
              </MenuItem>
            ))}
          </Fragment>
        ))}
      </MenuDropdown>
    </Menu>
  );
}
