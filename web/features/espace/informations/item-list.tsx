'use client';
import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WindowPhase } from '#domain/espace/publication/state';
import { formatInstant } from '#web/messages/format';
import type { ItemView } from '../server/publications.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';
import { serviceName } from '#web/kit/ui/service-name';
import classes from './item-list.module.css';

const tones: Readonly<Record<WindowPhase, Tone>> = { announced: 'waiting', running: 'running', over: 'done' };

/** When something takes place, and whether it still does. */
export function WindowFacts({ window }: { window: NonNullable<ItemView['window']> }) {
  const { windows } = useMessages().espace;
  const locale = useLocale();
  return (
    <Group gap="xs">
      <StateBadge tone={tones[window.phase]}>{windows[window.phase]}</StateBadge>
      <Text size="sm" component="span">
        {windows.fromUntil(formatInstant(locale, window.from), formatInstant(locale, window.until))}
      </Text>
    </Group>
  );
}

/** Published items by their titles; what the person has not opened yet says so where that is counted. */
export function ItemList({ items, counted }: { items: readonly ItemView[]; counted: boolean }) {
  const { espace } = useMessages();
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.id} className={classes.item}>
          <div>
            {/* Its margin stays at the end of its line when the badge goes to the next. */}
            <TextLink href={item.href} size="sm" mr="xs" fw={counted && !item.read ? 600 : 400}>
              <span lang={item.language}>{item.title}</span>
            </TextLink>
            {counted && !item.read && (
              <Badge variant="light" size="sm" tt="none">
                {espace.list.unread}
              </Badge>
            )}
          </div>
          {item.window ? <WindowFacts window={item.window} /> : null}
          <Meta>
            {item.service && <span>{serviceName(espace.cards[item.service].title)}</span>}
            <Instant at={item.publishedAt} />
          </Meta>
        </li>
      ))}
    </ul>
  );
}

function Meta({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed" component="div" className={classes.meta}>
      {children}
    </Text>
  );
}
