'use client';
import {
  IconFolder,
  IconMapSearch,
  IconNews,
  IconShoppingCart,
  IconStethoscope,
  type Icon,
} from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { services, type ServiceFamily } from '#domain/services';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import { entryText } from './entry-text.ts';
import { currentEntry, entryFacts, type NavigationEntry, type NavigationGroup } from './navigation.ts';
import classes from './shell.module.css';

const familyIcons: Readonly<Record<ServiceFamily, Icon>> = {
  preSales: IconMapSearch,
  orders: IconShoppingCart,
  afterSales: IconStethoscope,
  documents: IconFolder,
};

/** Kinds of publications are no entries of a feature; they stand in the menu of the person only. */
const iconOf = ({ key, service }: NavigationEntry): Icon =>
  service
    ? familyIcons[services[service].family]
    : Object.hasOwn(entryFacts, key)
      ? entryFacts[key as keyof typeof entryFacts].icon
      : IconNews;

interface NavigationListProps {
  groups: readonly NavigationGroup[];
  /** Labels are hidden on narrow screens, where they show as tooltips. */
  collapsible?: boolean;
  onNavigate?: () => void;
}

export function NavigationList({ groups, collapsible = false, onNavigate }: NavigationListProps) {
  const texts = useMessages();
  const { shell } = texts;
  const current = currentEntry(groups, usePathname());
  return (
    <nav aria-label={shell.navigation} className={classes.list} data-collapsible={collapsible || undefined}>
      {groups.map(({ key: group, entries }) => (
        <div key={entries[0]?.key} className={classes.group}>
          {group in shell.groups && (
            <div className={classes.groupTitle}>{shell.groups[group as keyof typeof shell.groups]}</div>
          )}
          <ul>
            {entries.map((entry) => {
              const { key, href, count } = entry;
              const EntryIcon = iconOf(entry);
              const text = entryText(texts, entry);
              return (
                <li key={key}>
                  <PageLink
                    href={href}
                    className={classes.entry}
                    aria-current={key === current ? 'page' : undefined}
                    onClick={() => onNavigate?.()}
                    title={text}
                  >
                    <EntryIcon size={19} stroke={1.6} aria-hidden />
                    <span className={classes.label}>{text}</span>
                    {count !== undefined && (
                      <span className={classes.count}>
                        <VisuallyHidden>, </VisuallyHidden>
                        {count}
                        <VisuallyHidden> {texts.espace.unread(count)}</VisuallyHidden>
                      </span>
                    )}
                  </PageLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
