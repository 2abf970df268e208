import { Group, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { may, type Scope } from '#domain/rights';
import { CertificateBoard } from './certificate-board.tsx';
import { DigestChoice } from './digest-choice.tsx';
import { Breadcrumb } from '#web/kit/ui/breadcrumb.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { currentPlace } from '#web/server/changes';
import { listCertificates, sortOf } from '../server/certificates.ts';
import { wantsDigest } from '../server/digest.ts';
import { certificatesExportLimit } from '../server/export.ts';
import { isNarrowed, readCertificatesFilter } from '../server/filter.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { readPageQuery, single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { keepDigest } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { scope } = await requireRight('certificate.read');
  const { certificates: words } = await messages();
  return { title: titleOf(words, scope) };
}

/** Who sees every operator's has none of their own. */
const titleOf = ({ title, desk }: Messages['certificates'], { reach }: Scope) =>
  reach === 'all' ? desk.title : title;

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
  const from = readPageQuery(parameters);
  const since = await currentPlace(db);
  const page = await listCertificates(db, scope, { ...filter, ...from }, new Date());
  const operators = everyone
    ? await db.operator.findMany({ select: { code: true, name: true }, orderBy: { name: 'asc' } })
    : [];
  const mayDownload = may(actor, 'certificate.download');
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
        title={titleOf(words, scope)}
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
      <CertificateBoard
        page={page}
        filter={filter}
        from={from}
        narrowed={isNarrowed(filter)}
        sort={sortOf(scope, filter)}
        since={since}
        everyone={everyone}
        exportLimit={certificatesExportLimit}
        operators={operators}
        mayDownload={mayDownload}
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
