'use client';
import { IconCertificate } from '@tabler/icons-react';
import { certificateStates } from '#domain/certificates/state';
import { paths, type CertificatesQuery, type PageQuery } from '#web/paths';
import type { CertificateLine } from '../server/certificates.ts';
import type { Page } from '#web/kit/list/keyset';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ExportLinks } from '#web/kit/ui/export-links.tsx';
import { Pager } from '#web/kit/ui/pager.tsx';
import { CertificateList } from './certificate-list.tsx';
import { CertificateSearch } from './certificate-search.tsx';

interface CertificateBoardProps {
  page: Page<CertificateLine>;
  filter: CertificatesQuery;
  /** Which page of the list `page` is. */
  from: PageQuery;
  /** Whether the filter leaves anything out. */
  narrowed: boolean;
  /** In force where the address says none. */
  sort: string;
  /** The place in the feed of changes that `page` is up to. */
  since: number;
  /** Who sees every operator's certificates. */
  everyone: boolean;
  /** Empty for who sees one operator only. */
  operators: readonly { code: string; name: string }[];
  mayDownload: boolean;
  /** Rows of an export at most. */
  exportLimit: number;
}

/** The list with all that narrows, exports and turns it, up to date by itself. */
export function CertificateBoard(props: CertificateBoardProps) {
  const { filter, from, narrowed, sort, everyone, operators, mayDownload, exportLimit } = props;
  const { certificates: words } = useMessages();
  const source = paths.api.certificateList({ ...filter, ...from });
  const { data, connection } = useLive(props.page, source, props.since);
  const counts = certificateStates.flatMap((state) => {
    const count = data.rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [words.announce(words.states[state], count)];
  });
  const none = narrowed ? words.noMatch : everyone ? words.deskEmpty : words.empty;
  const announcement = useAnnouncement(counts.join(', ') || none.title);
  const shown = data.rows.length > 0;
  const exported = (format: string) => paths.api.certificates({ ...filter, format });
  return (
    <>
      <LiveNotice connection={connection} announcement={announcement} />
      {(shown || narrowed) && (
        <CertificateSearch filter={filter} sort={sort} narrowed={narrowed} operators={operators} />
      )}
      {shown ? (
        <>
          <ExportLinks
            words={words.export}
            hrefs={{ xlsx: exported('xlsx'), csv: exported('csv') }}
            note={words.export.limit(exportLimit)}
          />
          <CertificateList
            rows={data.rows}
            filter={filter}
            sort={sort}
            showOperator={everyone}
            mayDownload={mayDownload}
          />
        </>
      ) : (
        <EmptyState
          icon={<IconCertificate size={32} stroke={1.4} aria-hidden />}
          title={none.title}
          text={none.text}
        />
      )}
      <Pager
        label={words.pages}
        newer={{
          href: data.newer && paths.certificates({ ...filter, before: data.newer }),
          text: words.newer,
        }}
        older={{
          href: data.older && paths.certificates({ ...filter, after: data.older }),
          text: words.older,
        }}
      />
    </>
  );
}
