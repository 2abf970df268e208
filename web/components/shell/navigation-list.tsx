'use client';
import {
  IconBook2,
  IconBuilding,
  IconFileUpload,
  IconHome,
  IconListDetails,
  IconLogout2,
  IconTimeline,
  IconUserCircle,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useMessages } from '../locale.tsx';
import { currentEntry, type EntryKey, type NavigationGroup } from './navigation.ts';
import classes from './shell.module.css';

const icons: Readonly<Record<EntryKey, Icon>> = {
  home: IconHome,
  account: IconUserCircle,
  submit: IconFileUpload,
  retrieve: IconListDetails,
  accounts: IconUsers,
  contracts: IconBuilding,
  operations: IconTimeline,
  vocabulary: IconBook2,
  leave: IconLogout2,
};

interface NavigationListProps {
  groups: readonly NavigationGroup[];
  /** Labels are hidden on narrow screens, where they show as tooltips. */
  collapsible?: boolean;
  onNavigate?: () => void;
}

export function NavigationList({ groups, collapsible = false, onNavigate }: NavigationListProps) {
  const { shell } = useMessages();
  const current = currentEntry(groups, usePathname());
  return (
    <nav aria-label={shell.navigation} className={classes.list} data-collapsible={collapsible || undefined}>
      {groups.map(({ key: group, entries }) => (
        <div key={entries[0]?.key} className={classes.group}>
          {group && <div className={classes.groupTitle}>{shell.groups[group]}</div>}
          <ul>
            {entries.map(({ key, href }) => {
              const EntryIcon = icons[key];
              return (
                <li key={key}>
                  <Link
                    href={href}
                    className={classes.entry}
                    aria-current={key === current ? 'page' : undefined}
                    onClick={() => onNavigate?.()}
                    title={shell.entries[key]}
                  >
                    <EntryIcon size={19} stroke={1.6} aria-hidden />
                    <span className={classes.label}>{shell.entries[key]}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
