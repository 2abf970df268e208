'use client';
import { Code, Text, Timeline, Title } from '@mantine/core';
import { formatNumber } from '../../messages/format.ts';
import { paths } from '../../paths.ts';
import type { QualificationView } from '../../server/qualifications.ts';
import { LiveNotice } from '../live-notice.tsx';
import { useAnnouncement, useLive } from '../live.tsx';
import { useLocale, useMessages } from '../locale.tsx';
import { Facts } from '../ui/facts.tsx';
import { Instant } from '../ui/instant.tsx';
import { TextLink } from '../ui/links.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { Downloads } from './downloads.tsx';
import classes from './qualification-detail.module.css';
import { ResultLegend } from './result-legend.tsx';
import { Advance, StatusBadge } from './status.tsx';

/** One qualification: where it stands, what happened when, what it is. */
export function QualificationDetail({
  qualification,
  since,
}: {
  qualification: QualificationView;
  since: number;
}) {
  const { detail, statuses, announce, statusTexts } = useMessages().qualification;
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
        description={statusTexts[data.status]}
        action={<Downloads qualification={data} />}
      />
      <LiveNotice connection={connection} announcement={announcement} />
      <div className={classes.columns}>
        <section aria-labelledby="story">
          <Title order={2} id="story" mb="md">
            {detail.story}
          </Title>
          <Story qualification={data} />
        </section>
        <FactsPanel qualification={data} />
      </div>
      <ResultLegend />
    </>
  );
}

/** The instants that are known, newest first. */
function Story({ qualification }: { qualification: QualificationView }) {
  const { detail, comments } = useMessages().qualification;
  const { status, comment, submittedAt, endedAt, wait } = qualification;
  return (
    <Timeline active={status === 'pending' ? 0 : 1} bulletSize={14} lineWidth={2}>
      {status === 'pending' ? (
        <Timeline.Item title={wait ? detail.waiting : detail.qualifying} lineVariant="dashed">
          <Advance qualification={qualification} />
        </Timeline.Item>
      ) : (
        <Timeline.Item title={detail[status]}>
          {comment && <Text size="sm">{comments[comment]}</Text>}
          <When at={endedAt} />
        </Timeline.Item>
      )}
      <Timeline.Item title={detail.submitted}>
        <When at={submittedAt} />
      </Timeline.Item>
    </Timeline>
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

function FactsPanel({ qualification: q }: { qualification: QualificationView }) {
  const { detail, formats, comments, list } = useMessages().qualification;
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
          [fields.comments, q.comment ? comments[q.comment] : list.noComment],
        ]}
      />
      <Text size="sm" c="dimmed" mt="md">
        {detail.retention}
      </Text>
    </Panel>
  );
}
