'use client';
import { Code, Stack, Text, Timeline, Title } from '@mantine/core';
import { useState } from 'react';
import { formatAge, formatInstant, formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { WholeQualification } from '../server/view.ts';
import { LiveNotice } from '#web/kit/live/live-notice.tsx';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Columns } from '#web/kit/ui/columns.tsx';
import { Facts } from '#web/kit/ui/facts.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { Section } from '#web/kit/ui/section.tsx';
import { Billing } from './billing.tsx';
import { Downloads } from './downloads.tsx';
import { Outcome } from './outcome.tsx';
import { follow, paceOf, type Sample } from './pace.ts';
import { ResultLegend } from '../result-legend/result-legend.tsx';
import { Advance, Comment, StatusBadge, StatusText } from '../status/status.tsx';

/** One qualification: where it stands, what it came to, what happened when, what it is. */
export function QualificationDetail({
  qualification,
  since,
}: {
  qualification: WholeQualification;
  since: number;
}) {
  const { detail, statuses, announce, outcome } = useMessages().qualification;
  const { data, connection } = useLive(qualification, paths.api.qualification(qualification.id), since);
  const announcement = useAnnouncement(announce(data.fileName, statuses[data.status]));
  return (
    <>
      <TextLink href={paths.qualifications()} size="sm">
        {detail.back}
      </TextLink>
      <PageHeader
        title={data.fileName}
        aside={<StatusBadge qualification={data} />}
        description={<StatusText qualification={data} />}
        action={<Downloads qualification={data} />}
      />
      <LiveNotice connection={connection} announcement={announcement} />
      <Columns>
        <Stack gap="xl">
          {data.status === 'done' && (
            <Section id="outcome" title={outcome.title}>
              <Outcome qualification={data} />
            </Section>
          )}
          <Section id="story" title={detail.story}>
            <Story qualification={data} />
          </Section>
        </Stack>
        <Stack gap="md">
          <FactsPanel qualification={data} />
          <Billing qualification={data} />
        </Stack>
      </Columns>
      <ResultLegend />
    </>
  );
}

/** The instants that are known, newest first. */
function Story({ qualification }: { qualification: WholeQualification }) {
  const { detail, outcome } = useMessages().qualification;
  const { status, submittedAt, endedAt, wait } = qualification;
  const purgedAt = status === 'done' ? qualification.purgedAt : null;
  return (
    <Timeline active={status === 'pending' ? 0 : purgedAt ? 2 : 1} bulletSize={14} lineWidth={2}>
      {purgedAt && (
        <Timeline.Item title={outcome.purgedStory}>
          <When at={purgedAt} />
        </Timeline.Item>
      )}
      {status === 'pending' ? (
        <Timeline.Item title={wait ? detail.waiting : detail.qualifying} lineVariant="dashed">
          <Advance qualification={qualification}>
            <Text size="sm">{outcome.ofLines(qualification.lines)}</Text>
            <Pace qualification={qualification} />
          </Advance>
        </Timeline.Item>
      ) : (
        <Timeline.Item title={detail[status]}>
          <Comment qualification={qualification} />
          <When at={endedAt} />
        </Timeline.Item>
      )}
      <Timeline.Item title={detail.submitted}>
        <When at={submittedAt} />
      </Timeline.Item>
    </Timeline>
  );
}

/** How fast it goes and how long it still takes; nothing while it waits. */
function Pace({
  qualification: { runningMs, profilesDone, profiles, wait },
}: {
  qualification: WholeQualification;
}) {
  const { outcome } = useMessages().qualification;
  const locale = useLocale();
  const now: Sample = { ms: runningMs ?? 0, done: profilesDone };
  const [seen, setSeen] = useState<readonly Sample[]>([now]);
  const samples = wait ? [now] : follow(seen, now);
  if (samples.at(-1)?.done !== seen.at(-1)?.done || samples.length < seen.length) setSeen(samples);
  const pace = wait ? null : paceOf(samples, profiles);
  if (!pace) return null;
  return (
    <Text size="sm">
      {outcome.pace(Math.round(pace.perSecond), formatAge(locale, Math.ceil(pace.leftMs / 1_000) * 1_000))}
    </Text>
  );
}

function When({ at }: { at: string | null }) {
  if (!at) return null;
  return (
    <Text size="sm" c="dimmed">
      <Instant at={at} />
    </Text>
  );
}

function FactsPanel({ qualification: q }: { qualification: WholeQualification }) {
  const { detail, formats, list, outcome } = useMessages().qualification;
  const locale = useLocale();
  const { fields } = detail;
  const format = q.format === 'xlsx' || q.format === 'csv' ? formats[q.format] : list.noComment;
  return (
    <Panel>
      <Title order={2} mb="md">
        {detail.facts}
      </Title>
      <Facts
        facts={[
          [fields.reference, <Code key="id">{q.id}</Code>],
          [fields.contract, <Code key="contract">{q.identifiant}</Code>],
          [fields.operator, q.operatorName],
          [fields.by, q.submittedBy],
          [fields.format, format],
          [fields.lines, formatNumber(locale, q.lines)],
          [fields.profiles, formatNumber(locale, q.profiles)],
          [fields.comments, q.comment ? <Comment key="comment" qualification={q} /> : list.noComment],
        ]}
      />
      {q.status === 'done' && q.keepUntil && !q.purgedAt && (
        <Text size="sm" mt="md">
          {outcome.kept(formatInstant(locale, q.keepUntil))}
        </Text>
      )}
      {q.status !== 'rejected' && !q.purgedAt && (
        <Text size="sm" c="dimmed" mt="md">
          {detail.retention}
        </Text>
      )}
    </Panel>
  );
}
