'use client';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment } from 'react';
import { formatInstantDay } from '#web/messages/format';
import { certificateColumns, paths, type CertificatesQuery } from '#web/paths';
import type { CertificateLine } from '../server/certificates.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import classes from '../certificate.module.css';
import { CertificateBadge } from '../certificate-state.tsx';
import { ColumnHead } from './column-head.tsx';

interface CertificateListProps {
  rows: readonly CertificateLine[];
  filter: CertificatesQuery;
  sort: string;
  /** Who sees one operator only is not told whose each is. */
  showOperator: boolean;
  mayDownload: boolean;
}

/** The certificates with what they are for, until when they are valid and how they are fetched (OWF-185). */
export function CertificateList({ rows, filter, sort, showOperator, mayDownload }: CertificateListProps) {
  const { certificates: words } = useMessages();
  return (
    <table className={classes.table} aria-label={words.caption}>
      <thead>
        <tr>
          {showOperator && <th>{words.columns.operator}</th>}
          {certificateColumns.map((column) => (
            <ColumnHead key={column} column={column} filter={filter} sort={sort} />
          ))}
          {mayDownload && (
            <th>
              <VisuallyHidden>{words.download}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} showOperator={showOperator} mayDownload={mayDownload} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Pick<CertificateListProps, 'showOperator' | 'mayDownload'> & { row: CertificateLine };

function Row({ row, showOperator, mayDownload }: RowProps) {
  const { certificates: words } = useMessages();
  const locale = useLocale();
  const { columns } = words;
  const day = (at: string) => <time dateTime={at}>{formatInstantDay(locale, at)}</time>;
  return (
    <tr data-state={row.state}>
      {showOperator && <td>{row.operator}</td>}
      <td className={classes.service}>{row.service}</td>
      <td>{words.environments[row.environment]}</td>
      <td>
        <div className={classes.expires}>
          <span>
            <Label of={columns.expires} />
            {day(row.notAfter)}
          </span>
          <CertificateBadge line={row} />
        </div>
      </td>
      <td>
        <Label of={columns.published} />
        {day(row.depositedAt)}
      </td>
      <td className={classes.label}>
        <TextLink href={paths.certificate(row.id)} size="sm" fw={500}>
          <BreakableLabel text={row.label} />
        </TextLink>
      </td>
      {mayDownload && (
        <td className={classes.download}>
          {row.state !== 'revoked' && <DownloadButton id={row.id} label={row.label} />}
        </td>
      )}
    </tr>
  );
}

/** Goes on the next line after a « _ », where there is one. */
function BreakableLabel({ text }: { text: string }) {
  return text.split(/(?<=_)/).map((part, place) => (
    // Parts of one text, which never change places.
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** « Télécharger », in one click (OWF-184). Without `download`, which would keep the page that tells of a failure as a file. */
export function DownloadButton({ id, label, primary }: { id: string; label: string; primary?: boolean }) {
  const { certificates: words } = useMessages();
  return (
    <Button
      component="a"
      href={paths.api.certificateFile(id)}
      variant={primary ? 'filled' : 'default'}
      size={primary ? 'sm' : 'xs'}
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      aria-label={words.downloadOf(label)}
    >
      {words.download}
    </Button>
  );
}

/** Says in a card which column it is. */
function Label({ of }: { of: string }) {
  const { label } = useMessages().qualification.list;
  return <span className={classes.caption}>{label(of)}</span>;
}
