'use client';
import { Alert, Box, Stack, Text } from '@mantine/core';
import { CertificateFactsPanel } from '../certificate-facts.tsx';
import { DownloadButton } from '../list/download-button.tsx';
import { CertificateBadge } from '../certificate-state.tsx';
import { SlotHistory } from './slot-history.tsx';
import { WithheldNotice } from './withheld-notice.tsx';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Columns } from '#web/kit/ui/columns.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { Section } from '#web/kit/ui/section.tsx';
import { paths } from '#web/paths';
import type { CertificatePage } from '../server/page.ts';
import { RevokeButton } from './revoke-button.tsx';

/** One certificate: what it says, and for the back office what happened in its slot; up to date by itself. */
export function CertificateDetail({ page, since }: { page: CertificatePage; since: number }) {
  const { certificates: words } = useMessages();
  const { data, connection } = useLive(page, paths.api.certificate(page.view.id), since);
  const { view, trouble, deeds, mayDownload } = data;
  const announcement = useAnnouncement(words.states[view.state]);
  const manages = deeds !== null;
  const environment = words.environments[view.environment];
  const place = `${view.service}, ${environment}`;
  const about = (
    <Stack gap="lg">
      {trouble && <WithheldNotice withheld={trouble} manages={manages} />}
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
          <>
            {manages && (
              <RevokeButton
                id={view.id}
                label={view.label}
                revoked={view.state === 'revoked'}
                saidIn="revocation"
              />
            )}
            {mayDownload && <DownloadButton primary id={view.id} label={view.label} />}
          </>
        }
      />
      <LiveNotice connection={connection} announcement={announcement} />
      {deeds ? (
        <Columns>
          {about}
          <Section id="history" title={words.detail.history(view.service, environment)}>
            <SlotHistory deeds={deeds} shown={view.id} />
          </Section>
        </Columns>
      ) : (
        <Box maw={720}>{about}</Box>
      )}
    </>
  );
}
