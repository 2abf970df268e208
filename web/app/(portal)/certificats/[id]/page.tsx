import { Alert, Box, Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { may } from '#domain/rights';
import { CertificateFactsPanel } from '../../../../components/certificate/certificate-facts.tsx';
import { DownloadButton } from '../../../../components/certificate/certificate-list.tsx';
import { CertificateBadge } from '../../../../components/certificate/certificate-state.tsx';
import { SlotHistory } from '../../../../components/certificate/slot-history.tsx';
import { WithheldNotice } from '../../../../components/certificate/withheld-notice.tsx';
import { Columns } from '../../../../components/ui/columns.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { Section } from '../../../../components/ui/section.tsx';
import { paths } from '../../../../paths.ts';
import { ownVault } from '../../../../server/certificate-vault.ts';
import { findCertificate } from '../../../../server/certificates.ts';
import { withheld } from '../../../../server/certificates-download.ts';
import { slotHistory } from '../../../../server/certificates-history.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { decodedPart } from '../../../../server/search-params.ts';
import { requireRight } from '../../../../server/session.ts';
import { RevokeButton } from '../_components/revoke-button.tsx';

interface Address {
  params: Promise<{ id: string }>;
}

/** Title and page ask for the same one. */
const found = cache(async (part: string) => {
  const { actor, scope } = await requireRight('certificate.read');
  const id = decodedPart(part);
  const view = id === null ? null : await findCertificate(database(), scope, id, new Date());
  return { actor, view };
});

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { view } = await found((await params).id);
  return { title: view?.label ?? (await messages()).certificates.title };
}

/** One certificate: what it says, and for the back office what happened in its slot. */
export default async function CertificatePage({ params }: Address) {
  const { actor, view } = await found((await params).id);
  if (!view) notFound();
  const db = database();
  const { certificates: words } = await messages();
  const manages = may(actor, 'certificate.manage');
  const revoked = view.state === 'revoked';
  const troubled = revoked ? null : await withheld(db, ownVault(), view.id);
  const place = `${view.service}, ${words.environments[view.environment]}`;
  const about = (
    <Stack gap="lg">
      {troubled && <WithheldNotice withheld={troubled} manages={manages} />}
      {view.revocation && (
        <Alert id="revocation" tabIndex={-1} role="note" color="red" title={words.states.revoked}>
          <Text size="sm">{words.detail.reason(view.revocation.reason)}</Text>
          {manages && <Text size="sm">{words.revoke.done}</Text>}
        </Alert>
      )}
      <Section id="facts" title={words.detail.facts}>
        <Panel>
          <CertificateFactsPanel view={view} />
        </Panel>
        {view.format === 'pkcs12' && !manages && (
          <Text size="sm" c="dimmed" mt="sm">
            {words.detail.password}
          </Text>
        )}
      </Section>
    </Stack>
  );
  return (
    <>
      <TextLink href={paths.certificates()} size="sm">
        {words.detail.back}
      </TextLink>
      <PageHeader
        title={view.label}
        aside={<CertificateBadge line={view} />}
        description={manages ? `${view.operator} – ${place}` : place}
        action={
          manages ? (
            <RevokeButton id={view.id} label={view.label} revoked={revoked} saidIn="revocation" />
          ) : (
            may(actor, 'certificate.download', { operatorId: view.operatorId }) &&
            !revoked && <DownloadButton primary id={view.id} label={view.label} />
          )
        }
      />
      {manages ? (
        <Columns>
          {about}
          <Section
            id="history"
            title={words.detail.history(view.service, words.environments[view.environment])}
          >
            <SlotHistory deeds={await slotHistory(db, view)} shown={view.id} />
          </Section>
        </Columns>
      ) : (
        <Box maw={720}>{about}</Box>
      )}
    </>
  );
}
