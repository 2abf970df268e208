'use client';
import {
  Burger,
  CloseButton,
  Divider,
  DrawerBody,
  DrawerContent,
  DrawerOverlay,
  DrawerRoot,
  Group,
  Stack,
  Text,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Brand } from './brand.tsx';
import { InboxCounter, type CountedInbox } from './inbox-counter.tsx';
import { servicesMenu, type NavigationEntry, type NavigationGroup } from './navigation.ts';
import { NavigationList } from './navigation-list.tsx';
import { PersonMenu, type ShownPerson } from './person-menu.tsx';
import { PreferenceFields, PreferenceMenus } from './preferences.tsx';
import { SearchBox } from './search-box.tsx';
import { ServicesMenu } from './services-menu.tsx';
import classes from './shell.module.css';
import { ViewingBanner, type ShownView } from './viewing-banner.tsx';

interface PortalShellProps {
  wholesaler: string;
  person: ShownPerson;
  groups: readonly NavigationGroup[];
  /** Null for whom no process asks. */
  inbox: CountedInbox | null;
  /** What « Mon compte » counts. */
  waiting: readonly NavigationEntry[];
  /** « Voir comme ». */
  view?: ShownView | undefined;
  children: ReactNode;
}

export function PortalShell(props: PortalShellProps) {
  const { wholesaler, person, groups, inbox, waiting, view, children } = props;
  const { shell } = useMessages();
  const [opened, drawer] = useDisclosure(false);
  const services = person.role === 'contract' ? [] : servicesMenu(groups);
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {shell.skip}
      </a>
      <header className={classes.top}>
        <div className={classes.burger}>
          <Burger
            opened={opened}
            onClick={drawer.open}
            size="sm"
            aria-label={shell.openNavigation}
            aria-expanded={opened}
          />
        </div>
        <Brand wholesaler={wholesaler} product={shell.product} />
        {person.operator !== null && services.length > 0 && (
          <div className={classes.services}>
            <ServicesMenu groups={services} />
          </div>
        )}
        <div className={classes.search}>
          <SearchBox />
        </div>
        <div className={classes.tools}>
          {inbox && <InboxCounter inbox={inbox} />}
          <div className={classes.preferences}>
            <PreferenceMenus />
          </div>
          <PersonMenu person={person} waiting={waiting} />
        </div>
      </header>
      <div className={classes.side}>
        <NavigationList groups={groups} collapsible />
      </div>
      <DrawerRoot opened={opened} onClose={drawer.close} size={300}>
        <DrawerOverlay />
        <DrawerContent aria-label={shell.navigation}>
          <DrawerBody pt="md">
            <Stack gap="md">
              <Group justify="space-between" wrap="nowrap">
                <Text fw={600}>{wholesaler}</Text>
                <CloseButton onClick={drawer.close} aria-label={shell.closeNavigation} />
              </Group>
              <SearchBox onSearch={drawer.close} />
              <NavigationList groups={groups} onNavigate={drawer.close} />
              <Divider />
              <PreferenceFields />
            </Stack>
          </DrawerBody>
        </DrawerContent>
      </DrawerRoot>
      <main id="content" tabIndex={-1} className={classes.main}>
        {view && <ViewingBanner {...view} />}
        {children}
      </main>
    </div>
  );
}
