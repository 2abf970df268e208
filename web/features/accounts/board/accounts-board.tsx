'use client';
import { Group, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { paths, type AccountsQuery } from '#web/paths';
import type { AccountsBoard } from '../server/board.ts';
import { AccountTable } from './account-table.tsx';
import { Creations } from './creations.tsx';

interface AccountsBoardViewProps {
  board: AccountsBoard;
  query: AccountsQuery;
  /** The place in the feed of changes that `board` is up to. */
  since: number;
  /** For those who see the accounts of several operators. */
  showOperator: boolean;
  /** Whether the person may change accounts, and not only see them. */
  manages: boolean;
}

/** A form that has no process yet: only asking again starts it. */
const unsettled = ({ batches }: AccountsBoard) => batches.some(({ wait }) => wait === 'start');

/** What is being created, and the list, up to date by themselves. */
export function AccountsBoardView(props: AccountsBoardViewProps) {
  const { board, query, since, showOperator, manages } = props;
  const { accounts: words } = useMessages();
  const { data, connection } = useLive(board, paths.api.accounts(query), since, unsettled);
  const { stages, ...creations } = words.creations;
  const announcement = useAnnouncement(
    data.batches
      .flatMap(({ accounts }) => accounts.map(({ login, stage }) => creations.announce(login, stages[stage])))
      .join(' ; '),
  );
  const [disabled, setDisabled] = useState<readonly { id: string; login: string }[]>([]);
  const { show, operator } = query;
  // What was disabled here goes at once; the others learn it when they look again.
  const rows = data.page.rows.filter(
    ({ id }) => show === 'disabled' || !disabled.some((gone) => gone.id === id),
  );
  const gone = disabled.at(-1);
  const told = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with its row.
  useEffect(() => {
    if (gone) told.current?.focus();
  }, [gone]);
  const empty = show === 'disabled' ? words.noneDisabled : showOperator ? words.emptyAll : words.empty;
  return (
    <Stack gap="lg">
      <div ref={told} tabIndex={-1}>
        <LiveNotice connection={connection} announcement={announcement} />
        {gone && <Confirmation>{words.disable.done(gone.login)}</Confirmation>}
      </div>
      <Creations batches={data.batches} showOperator={showOperator} />
      <section aria-label={words.caption}>
        <Group component="nav" gap="xs" mb="sm" aria-label={words.show.label}>
          <ShowLink query={{ operator }} chosen={show !== 'disabled'} text={words.show.active} />
          <ShowLink
            query={{ show: 'disabled', operator }}
            chosen={show === 'disabled'}
            text={words.show.disabled}
          />
        </Group>
        {rows.length === 0 ? (
          <EmptyState title={empty.title} text={empty.text} />
        ) : (
          <AccountTable
            rows={rows}
            showOperator={showOperator}
            manages={manages}
            onDisabled={(account) => setDisabled((before) => [...before, account])}
          />
        )}
        <Pager
          label={words.pages}
          newer={{
            href: data.page.newer && paths.accounts({ show, operator, before: data.page.newer }),
            text: words.newer,
          }}
          older={{
            href: data.page.older && paths.accounts({ show, operator, after: data.page.older }),
            text: words.older,
          }}
        />
      </section>
    </Stack>
  );
}

function ShowLink({ query, chosen, text }: { query: AccountsQuery; chosen: boolean; text: string }) {
  return (
    <ButtonLink
      href={paths.accounts(query)}
      size="xs"
      variant={chosen ? 'light' : 'subtle'}
      {...(chosen && { 'aria-current': 'page' as const })}
    >
      {text}
    </ButtonLink>
  );
}
