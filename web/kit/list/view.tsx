'use client';
import type { ReactNode } from 'react';
import { LiveNotice } from '../live/live-notice.tsx';
import { useAnnouncement, useLive } from '../live/live.tsx';
import { useLocale, useMessages } from '../frame/locale.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ExportLinks } from '../ui/export-links.tsx';
import { Pager } from '../ui/pager.tsx';
import type { PageQuery } from '#web/paths';
import type { Page } from './keyset.ts';
import { Notices } from './notice.tsx';
import { isNarrowed, type Params, type Query } from './param.ts';
import { SearchForm } from './search-form.tsx';
import type { ListSpec, Reading } from './spec.ts';
import { ListTable } from './table.tsx';
import { Views } from './views.tsx';

export interface ListViewProps<Line, Context> extends PageQuery {
  page: Page<Line>;
  filter: Query;
  /** The order that the address says, and the one in force. */
  chosen: string | undefined;
  sort: string;
  /** The place in the feed of changes that `page` is up to. */
  since: number;
  context: Context;
  /** Rows of an export at most. */
  most: number | undefined;
}

const asRead = <T,>(page: T) => ({ data: page, connection: 'live' as const });

/**
 * The browser's side of a list. Call it in a file with 'use client': `export const StaffView = listView(staffSpec)`.
 */
export function listView<Line extends { id: string }, Context, P extends Params, Name extends string>(
  spec: ListSpec<Line, Context, P, Name>,
): (props: ListViewProps<Line, Context>) => ReactNode {
  // One of the two for as long as the list lives, so hooks are called in one order.
  const useRows = spec.live ? useLive : asRead;
  const views = Object.keys(spec.filter).filter((name) => spec.filter[name]?.control === 'views');
  return function ListView(props) {
    const { filter, chosen, sort, after, before, context, since, most } = props;
    const messages = useMessages();
    const reading: Reading = { messages, locale: useLocale() };
    const words = spec.words(messages, context);
    const { list } = messages.kit;
    const query = { ...filter, sort: chosen };
    const source = spec.live?.({ ...query, after, before }) ?? '';
    const { data, connection } = useRows(props.page, source, since);
    const { rows, newer, older } = data;
    const narrowed = isNarrowed(spec.filter, filter);
    const none = narrowed ? (words.noMatch ?? list.noMatch) : words.empty;
    const said = rows.length === 0 ? none.title : (spec.announce?.(rows, reading) ?? list.rows(rows.length));
    const announcement = useAnnouncement(said);
    const href = (cursor: PageQuery) => spec.address({ ...query, ...cursor });
    const exported = (format: string) => spec.exported?.({ ...query, format }) ?? '';
    const common = { spec, reading, words, query, sort, context };
    return (
      <Notices>
        {spec.live && <LiveNotice connection={connection} announcement={announcement} />}
        {views.map((name) => (
          <Views key={name} {...common} name={name} />
        ))}
        {(rows.length > 0 || narrowed) && <SearchForm {...common} filter={filter} />}
        {rows.length > 0 ? (
          <>
            {spec.exported && most !== undefined && (
              <ExportLinks
                words={list.export}
                hrefs={{ xlsx: exported('xlsx'), csv: exported('csv') }}
                note={list.export.limit(most)}
              />
            )}
            <ListTable {...common} rows={rows} />
          </>
        ) : (
          <EmptyState
            icon={spec.icon}
            title={none.title}
            text={none.text}
            action={!narrowed && spec.begin?.(reading, context)}
          />
        )}
        <Pager
          label={words.pages ?? list.pages}
          newer={{ href: newer && href({ before: newer }), text: words.newer ?? list.newer }}
          older={{ href: older && href({ after: older }), text: words.older ?? list.older }}
        />
      </Notices>
    );
  };
}
