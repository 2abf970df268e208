'use client';
import {
  IconBook2,
  IconBuilding,
  IconBuildingSkyscraper,
  IconCertificate,
  IconFileUpload,
  IconHistory,
  IconFolder,
  IconHome,
  IconInbox,
  IconLifebuoy,
  IconLink,
  IconListDetails,
  IconLogout2,
  IconMail,
  IconMapSearch,
  IconNews,
  IconNotebook,
  IconReportAnalytics,
  IconShoppingCart,
  IconSpeakerphone,
  IconStethoscope,
  IconTimeline,
  IconTool,
  IconUserCircle,
  IconUsersGroup,
  IconVideo,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { services, type ServiceFamily } from '#domain/services';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import { entryText } from './entry-text.ts';
import { currentEntry, type EntryKey, type NavigationEntry, type NavigationGroup } from './navigation.ts';
import classes from './shell.module.css';

const icons: Readonly<Record<Exclude<EntryKey, `service.${string}`>, Icon>> = {
  home: IconHome,
  account: IconUserCircle,
  inbox: IconInbox,
  journal: IconHistory,
  submit: IconFileUpload,
  retrieve: IconListDetails,
  operators: IconBuildingSkyscraper,
  news: IconNews,
  maintenance: IconTool,
  mailing: IconMail,
  video: IconVideo,
  help: IconLifebuoy,
  guide: IconNotebook,
  goMeeting: IconUsersGroup,
  report: IconReportAnalytics,
  publications: IconSpeakerphone,
  serviceAddresses: IconLink,
  accounts: IconUsers,
  contracts: IconBuilding,
  certificates: IconCertificate,
  staff: IconUsersGroup,
  operations: IconTimeline,
  vocabulary: IconBook2,
  leave: IconLogout2,
};

const familyIcons: Readonly<Record<ServiceFamily, Icon>> = {
  preSales: IconMapSearch,
  orders: IconShoppingCart,
  afterSales: IconStethoscope,
  documents: IconFolder,
};

const iconOf = ({ key, service }: NavigationEntry): Icon =>
  service ? familyIcons[services[service].family] : icons[key as keyof typeof icons];

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
          {group && <div className={classes.groupTitle}>{shell.groups[group]}</div>}
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
