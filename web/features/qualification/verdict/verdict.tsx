'use client';
import { Alert, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { paths } from '#web/paths';
import type { Submission } from '../server/submissions.ts';
import { SessionEnded } from '#web/kit/live/live-notice.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { FaultyLines } from './faulty-lines.tsx';
import { refusalText } from './refusal-text.ts';
import classes from '../submission/submission.module.css';
import { useVerdict, type Trouble } from './use-verdict.ts';

interface VerdictProps {
  submissionId: string;
  initial: Submission;
}

/** What becomes of a file that was sent: waiting, then accepted or refused, without anybody doing anything. */
export function Verdict({ submissionId, initial }: VerdictProps) {
  const { verdict } = useMessages().qualification;
  const { submission, trouble, slow } = useVerdict(submissionId, initial);
  if (trouble === 'unknown') {
    return (
      <EmptyState
        title={verdict.unknown.title}
        text={verdict.unknown.text}
        action={<NewFile text={verdict.corrected} />}
      />
    );
  }
  return (
    <Stack className={classes.verdict} gap="md">
      {trouble === 'ended' && <SessionEnded text={verdict.ended} />}
      <Text c="dimmed" className={classes.name}>
        {submission.fileName}
      </Text>
      <div aria-live="polite">
        <VerdictOutcome submission={submission} trouble={trouble} slow={slow} />
      </div>
      {submission.state === 'refused' && submission.refusal.reason === 'faultyLines' && (
        <FaultyLines
          submissionId={submissionId}
          faults={submission.faults}
          count={submission.refusal.count}
        />
      )}
      <NextSteps submissionId={submissionId} submission={submission} />
    </Stack>
  );
}

interface VerdictOutcomeProps {
  submission: Submission;
  trouble: Trouble;
  /** Whether it takes longer than usual. */
  slow: boolean;
}

export function VerdictOutcome({ submission, trouble, slow }: VerdictOutcomeProps) {
  const { qualification } = useMessages();
  const { verdict } = qualification;
  switch (submission.state) {
    case 'accepted':
      return (
        <Alert role="note" color="green" variant="light" icon={<IconCircleCheck aria-hidden />}>
          <Text fw={500}>{verdict.accepted}</Text>
          <Text size="sm">{verdict.acceptedDetail(submission.lines, submission.profiles)}</Text>
          {submission.notify && <Text size="sm">{verdict.notified}</Text>}
        </Alert>
      );
    case 'refused':
      return <Failure text={refusalText(qualification, submission.refusal)} />;
    case 'lost':
      return <Failure text={verdict.lost} />;
    case 'waiting':
      return (
        <Stack gap="xs">
          <Group gap="sm" wrap="nowrap">
            <Loader size="sm" aria-hidden />
            <Text fw={500}>{verdict.verifying}</Text>
          </Group>
          {trouble === 'portal' ? (
            <Text>{verdict.portal}</Text>
          ) : trouble === 'unasked' ? (
            slow && <Text>{verdict.slow}</Text>
          ) : (
            <Text>{verdict.because[submission.because]}</Text>
          )}
        </Stack>
      );
  }
}

function Failure({ text }: { text: string }) {
  return (
    <Alert role="note" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      <Text fw={500}>{text}</Text>
    </Alert>
  );
}

function NextSteps({ submissionId, submission }: { submissionId: string; submission: Submission }) {
  const { verdict } = useMessages().qualification;
  switch (submission.state) {
    case 'waiting':
      return null;
    case 'accepted':
      return (
        <Group>
          <ButtonLink href={paths.qualifications()}>{verdict.retrieve}</ButtonLink>
          <ButtonLink href={paths.qualification(submissionId)} variant="default">
            {verdict.follow}
          </ButtonLink>
          <NewFile text={verdict.again} secondary />
        </Group>
      );
    case 'lost':
      return <NewFile text={verdict.again} />;
    case 'refused': {
      const { reason } = submission.refusal;
      const atFault = reason !== 'stopped' && reason !== 'missingFile';
      return <NewFile text={atFault ? verdict.corrected : verdict.again} />;
    }
  }
}

function NewFile({ text, secondary = false }: { text: string; secondary?: boolean }) {
  return (
    <ButtonLink href={paths.newQualification()} variant={secondary ? 'default' : 'filled'}>
      {text}
    </ButtonLink>
  );
}
