'use client';
import { Text, VisuallyHidden } from '@mantine/core';
import { formatNumber } from '#web/messages/format';
import { paths, type QualificationsQuery } from '#web/paths';
import type { Page } from '#web/kit/list/keyset';
import type { QualificationView } from '../server/view.ts';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { Downloads } from '../detail/downloads.tsx';
import { isFiltered, ListFilter } from './list-filter.tsx';
import classes from './qualification-list.module.css';
import { Comment, Status } from '../status/status.tsx';

interface QualificationListProps {
  page: Page<QualificationView>;
  query: QualificationsQuery;
  /** The place in the feed of changes that `page` is up to. */
  since: number;
  /** Whether the reader may submit files. */
  maySubmit: boolean;
  /** Whose contract each one is: shown to those who see several. */
  showContract: boolean;
}

/** « Récupération d'une qualification », up to date by itself (QPC-090 to QPC-098). */
export function QualificationList({ page, query, since, maySubmit, showContract }: QualificationListProps) {
  const { list, onlooker, statuses, announce } = useMessages().qualification;
  const { data, connection } = useLive(page, paths.api.qualifications(query), since);
  const states = data.rows.map(({ fileName, status }) => announce(fileName, statuses[status])).join(' ; ');
  const announcement = useAnnouncement(states);
  const { status, from, to } = query;
  const filter = { status, from, to };
  const filtered = isFiltered(filter);
  if (data.rows.length === 0 && !filtered) {
    return (
      <>
        <LiveNotice connection={connection} announcement={announcement} />
        <EmptyState
          {...(maySubmit ? list : onlooker).empty}
          action={maySubmit && <ButtonLink href={paths.newQualification()}>{list.new}</ButtonLink>}
        />
      </>
    );
  }
  return (
    <>
      <LiveNotice connection={connection} announcement={announcement} />
      <ListFilter query={filter} />
      <VisuallyHidden component="output">{filtered && list.filter.shown(data.rows.length)}</VisuallyHidden>
      {data.rows.length === 0 ? (
        <EmptyState title={list.noMatch.title} text={list.noMatch.text} />
      ) : (
        <Rows rows={data.rows} showContract={showContract} />
      )}
      <Pager
        label={list.pages}
        newer={{
          href: data.newer && paths.qualifications({ ...filter, before: data.newer }),
          text: list.newer,
        }}
        older={{
          href: data.older && paths.qualifications({ ...filter, after: data.older }),
          text: list.older,
        }}
      />
    </>
  );
}

function Rows({ rows, showContract }: { rows: readonly QualificationView[]; showContract: boolean }) {
  const { columns, caption } = useMessages().qualification.list;
  return (
    <table className={classes.table} aria-label={caption}>
      <thead>
        <tr>
          <th>{columns.file}</th>
          <th>{columns.submittedAt}</th>
          <th>{columns.status}</th>
          <th>{columns.comments}</th>
          <th className={classes.number}>{columns.profiles}</th>
          <th>{columns.download}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} showContract={showContract} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, showContract }: { row: QualificationView; showContract: boolean }) {
  const { list } = useMessages().qualification;
  const locale = useLocale();
  return (
    <tr>
      <td className={classes.file}>
        <TextLink href={paths.qualification(row.id)} fw={500}>
          {row.fileName}
        </TextLink>
        {showContract && (
          <Text size="sm" c="dimmed">
            {row.identifiant} · {row.operatorName}
          </Text>
        )}
      </td>
      <td className={classes.when}>
        <Text size="sm">
          <span className={classes.label}>{list.label(list.columns.submittedAt)}</span>
          <Instant at={row.submittedAt} />
        </Text>
      </td>
      <td className={classes.status}>
        <Status qualification={row} />
      </td>
      <td className={classes.comments} data-empty={row.comment ? undefined : true}>
        {row.comment ? (
          <>
            <Text span size="sm" className={classes.label}>
              {list.label(list.columns.comments)}
            </Text>
            <Comment qualification={row} />
          </>
        ) : (
          <Text size="sm">{list.noComment}</Text>
        )}
      </td>
      <td className={classes.number}>
        <Text size="sm">
          <span className={classes.label}>{list.label(list.columns.profiles)}</span>
          {formatNumber(locale, row.profiles)}
        </Text>
      </td>
      <td className={classes.download} data-empty={row.downloadable ? undefined : true}>
        <Downloads qualification={row} />
      </td>
    </tr>
  );
}
