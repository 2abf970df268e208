'use client';
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { paths } from '#web/paths';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import classes from './shell.module.css';

export interface CountedInbox {
  count: { open: number };
  /** The place in the feed of changes that the count is up to. */
  since: number;
}

/** How many tasks wait for somebody, up to date by itself; leads to them. */
export function InboxCounter({ inbox: { count, since } }: { inbox: CountedInbox }) {
  const { inbox } = useMessages();
  const { open } = useLive(count, paths.api.taskCount(), since).data;
  const text = inbox.counter(open);
  const announcement = useAnnouncement(text);
  return (
    <>
      <VisuallyHidden component="output">{announcement}</VisuallyHidden>
      <ActionIcon
        component={PageLink}
        href={paths.tasks()}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text}
        title={text}
        className={classes.inbox}
      >
        <IconInbox size={20} stroke={1.6} aria-hidden />
        {open > 0 && (
          <span className={classes.inboxCount} aria-hidden>
            {open > 99 ? '99+' : open}
          </span>
        )}
      </ActionIcon>
    </>
  );
}
