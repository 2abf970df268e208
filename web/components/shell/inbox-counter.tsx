'use client';
import { ActionIcon, Indicator } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import Link from 'next/link';
import { paths } from '../../paths.ts';
import { useAnnouncement, useLive } from '../live.tsx';
import { useMessages } from '../locale.tsx';
import { VisuallyHidden } from '@mantine/core';

export interface CountedInbox {
  count: { open: number };
  /** The place in the feed of changes that the count is up to. */
  since: number;
}

/** How many tasks wait for somebody, up to date by itself; leads to them. */
export function InboxCounter({ inbox: { count, since } }: { inbox: CountedInbox }) {
  const { inbox } = useMessages();
  const { data } = useLive(count, paths.api.taskCount(), since);
  const text = inbox.counter(data.open);
  const announcement = useAnnouncement(text);
  return (
    <>
      <VisuallyHidden component="output">{announcement}</VisuallyHidden>
      <Indicator
        label={data.open > 99 ? '99+' : data.open}
        disabled={data.open === 0}
        size={18}
        offset={6}
        color="accent"
        aria-hidden={false}
      >
        <ActionIcon
          component={Link}
          href={paths.tasks()}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text}
          title={text}
        >
          <IconInbox size={20} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Indicator>
    </>
  );
}
