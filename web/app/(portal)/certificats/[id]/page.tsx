import { Alert, Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { may } from '#domain/rights';
import { CertificateFactsPanel } from '../../../../components/certificate/certificate-facts.tsx';
import { DownloadButton } from '../../../../components/certificate/certificate-list.tsx';
import { CertificateBadge } from '../../../../components/certificate/certificate-state.tsx';
import { SlotHistory } from '../../../../components/certificate/slot-history.tsx';
import { Columns } from '../../../../components/ui/columns.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { Panel } from '../../../../components/ui/panel.tsx';
import { Section } from '../../../../components/ui/section.tsx';
import { paths } from '../../../../paths.ts';
import { findCertificate } from '../../../../server/certificates.ts';
import { slotHistory } from '../../../../server/certificates-history.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { requireRight } from '../../../../server/session.ts';
import { RevokeButton } from '../_components/revoke-button.tsx';

interface Address {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  // Its label is for who may see it, whom the page itself asks for.
  return { title: (await messages()).certificates.title };
}

/** One certificate: what it says, and for the back office what happened in its slot. */
export default async function CertificatePage({ params }: Address) {
  const { actor, scope } = await requireRight('certificate.read');
  const db = database();
  const view = await findCertificate(db, scope, decodeURIComponent((await params).id), new Date());
  if (!view) notFound();
  const { certificates: words } = await messages();
  const manages = may(actor, 'certificate.manage');
  const revoked = view.state === 'revoked';
  const place = `${view.service}, ${words.environments[view.environment]}`;
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
          manages
            ? !revoked && <RevokeButton id={view.id} label={view.label} />
            : may(actor, 'certificate.download', { operatorId: view.operatorId }) &&
              !revoked && <DownloadButton primary id={view.id} label={view.label} />
        }
      />
      <Columns>
        <Stack gap="lg">
          {view.revocation && (
            <Alert role="note" color="red" title={words.states.revoked}>
              {words.detail.reason(view.revocation.reason)}
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
        {manages && (
          <Section
            id="history"
            title={words.detail.history(view.service, words.environments[view.environment])}
          >
            <SlotHistory deeds={await slotHistory(db, view)} shown={view.id} />
          </Section>
        )}
      </Columns>
    </>
  );
}
