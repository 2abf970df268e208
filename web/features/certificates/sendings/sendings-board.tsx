'use client';
import { Stack } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { paths, type PageQuery } from '#web/paths';
import type { SendingsPage } from '../server/sendings-page.ts';
import { OwedRows } from './owed-rows.tsx';
import { SendingRows } from './sending-rows.tsx';

interface SendingsBoardProps {
  shown: SendingsPage;
  /** Which page of the list `shown` is. */
  from: PageQuery;
  /** The place in the feed of changes that `shown` is up to. */
  since: number;
}

/** The mails to come with all that can be done about them, up to date by itself. */
export function SendingsBoard({ shown, from, since }: SendingsBoardProps) {
  const { certificates } = useMessages();
  const { sendings: words, desk, detail } = certificates;
  const { data, connection } = useLive(shown, paths.api.certificateSendings(from), since);
  const { days, page, held, owed } = data;
  const nothing = page.rows.length + held.length + owed.rows.length === 0;
  const announcement = useAnnouncement(
    nothing ? words.empty.title : words.announce(page.rows.length + owed.count),
  );
  return (
    <>
      <TextLink href={paths.certificates()} size="sm">
        {detail.back}
      </TextLink>
      <PageHeader
        title={words.title}
        description={words.description(days)}
        action={
          <ButtonLink href={paths.certificateSettings()} variant="default">
            {desk.settings}
          </ButtonLink>
        }
      />
      <LiveNotice connection={connection} announcement={announcement} />
      <Stack gap="xl">
        <OwedRows rows={owed.rows} count={owed.count} />
        <SendingRows rows={page.rows} held={held} days={days}>
          {nothing && (
            <EmptyState
              icon={<IconMail size={32} stroke={1.4} aria-hidden />}
              title={words.empty.title}
              text={words.empty.text(days)}
            />
          )}
        </SendingRows>
      </Stack>
      <Pager
        label={words.pages}
        newer={{
          href: page.newer && paths.certificateSendings({ before: page.newer }),
          text: words.newer,
        }}
        older={{ href: page.older && paths.certificateSendings({ after: page.older }), text: words.older }}
      />
    </>
  );
}
