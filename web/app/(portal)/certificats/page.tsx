import { Group, Text } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { CertificateList } from '../../../components/certificate/certificate-list.tsx';
import { CertificateSearch } from '../../../components/certificate/certificate-search.tsx';
import { DigestChoice } from '../../../components/certificate/digest-choice.tsx';
import { Breadcrumb } from '../../../components/ui/breadcrumb.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ExportLinks } from '../../../components/ui/export-links.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Pager } from '../../../components/ui/pager.tsx';
import { paths } from '../../../paths.ts';
import { listCertificates, sortOf } from '../../../server/certificates.ts';
import { wantsDigest } from '../../../server/certificates-digest.ts';
import { isNarrowed, readCertificatesFilter } from '../../../server/certificates-filter.ts';
import { database } from '../../../server/database.ts';
import { messages } from '../../../server/locale.ts';
import { readPageQuery, single, type SearchParams } from '../../../server/search-params.ts';
import { requireRight } from '../../../server/session.ts';
import { keepDigest } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).certificates.title };
}

/** « Mes certificats numériques » (OWF-180 to OWF-191); for the back office, those of every operator. */
export default async function Certificates({ searchParams }: { searchParams: SearchParams }) {
  const { actor, user, scope, viewing } = await requireRight('certificate.read');
  const parameters = await searchParams;
  const filter = readCertificatesFilter({
    q: single(parameters.q),
    service: single(parameters.service),
    environment: single(parameters.environment),
    validity: single(parameters.validity),
    operator: single(parameters.operator),
    sort: single(parameters.sort),
  });
  const { certificates: words } = await messages();
  const db = database();
  const everyone = scope.reach === 'all';
  const page = await listCertificates(db, scope, { ...filter, ...readPageQuery(parameters) }, new Date());
  const operators = everyone
    ? await db.operator.findMany({ select: { code: true, name: true }, orderBy: { name: 'asc' } })
    : [];
  const sort = sortOf(scope, filter);
  const mayDownload = may(actor, 'certificate.download');
  const narrowed = isNarrowed(filter);
  const none = narrowed ? words.noMatch : everyone ? words.deskEmpty : words.empty;
  const shown = page.rows.length > 0;
  const exported = (format: string) => paths.api.certificates({ ...filter, format });
  return (
    <>
      {!everyone && (
        <Breadcrumb
          label={words.path.label}
          steps={[
            { text: words.path.home, href: paths.home() },
            { text: words.path.services, href: paths.ownServices() },
            { text: words.title },
          ]}
        />
      )}
      <PageHeader
        title={everyone ? words.desk.title : words.title}
        description={everyone ? words.desk.description : words.description}
        action={
          may(actor, 'certificate.manage') && (
            <Group gap="xs">
              <ButtonLink href={paths.certificateSendings()} variant="default">
                {words.desk.sendings}
              </ButtonLink>
              <ButtonLink href={paths.certificateSettings()} variant="default">
                {words.desk.settings}
              </ButtonLink>
              <ButtonLink href={paths.depositCertificates(filter.operator)}>{words.desk.deposit}</ButtonLink>
            </Group>
          )
        }
      />
      {(shown || narrowed) && (
        <CertificateSearch filter={filter} sort={sort} narrowed={narrowed} operators={operators} />
      )}
      {shown ? (
        <>
          <ExportLinks
            words={words.export}
            hrefs={{ xlsx: exported('xlsx'), csv: exported('csv') }}
            note={words.export.limit}
          />
          <CertificateList
            rows={page.rows}
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
          href: page.newer && paths.certificates({ ...filter, before: page.newer }),
          text: words.newer,
        }}
        older={{
          href: page.older && paths.certificates({ ...filter, after: page.older }),
          text: words.older,
        }}
      />
      {viewing && (
        <Text size="sm" c="dimmed" mt="md">
          {words.viewing}
        </Text>
      )}
      {mayDownload && (
        <section aria-label={words.digest.title} style={{ marginTop: '1.5rem', maxWidth: 720 }}>
          <DigestChoice wanted={await wantsDigest(db, user.id)} choose={keepDigest} />
        </section>
      )}
    </>
  );
}
