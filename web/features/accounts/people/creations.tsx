'use client';
import { Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { CreationStage } from '#domain/accounts/creation';
import { useAnnouncement, useLive } from '#web/kit/live/live.tsx';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';
import { formatInstant } from '#web/messages/format';
import { paths } from '#web/paths';
import type { BatchView, CreationView } from '../server/creations.ts';

const tones: Readonly<Record<CreationStage, Tone>> = {
  waiting: 'waiting',
  created: 'running',
  mailWaits: 'attention',
  mailRefused: 'failed',
  mailed: 'running',
  opened: 'running',
  expired: 'attention',
  active: 'done',
  disabled: 'waiting',
  refused: 'failed',
};

interface CreationsData {
  batches: readonly BatchView[];
}

/** A form that has no process yet: only asking again starts it. */
const unsettled = ({ batches }: CreationsData) => batches.some(({ wait }) => wait === 'start');

interface CreationsProps {
  creations: CreationsData;
  /** The place in the feed of changes that they are up to. */
  since: number;
  showOperator: boolean;
}

/** « Statut en temps réel des comptes créés » (OWF-208). The list below says when the page no longer keeps up. */
export function Creations({ creations: initial, since, showOperator }: CreationsProps) {
  const { creations } = useMessages().accounts;
  const { data } = useLive(initial, paths.api.accountCreations(), since, unsettled);
  const { batches } = data;
  const { stages } = creations;
  const announcement = useAnnouncement(
    batches
      .flatMap(({ accounts }) => accounts.map(({ login, stage }) => creations.announce(login, stages[stage])))
      .join(' ; '),
  );
  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="creations">
      <VisuallyHidden component="output">{announcement}</VisuallyHidden>
      <Title order={2} id="creations" mb="sm">
        {creations.title}
      </Title>
      <Stack gap="md">
        {batches.map((batch) => (
          <Batch key={batch.id} batch={batch} showOperator={showOperator} />
        ))}
      </Stack>
    </section>
  );
}

function Batch({ batch, showOperator }: { batch: BatchView; showOperator: boolean }) {
  const { creations } = useMessages().accounts;
  const locale = useLocale();
  const { wait, by, operatorName } = batch;
  const at = formatInstant(locale, batch.at);
  const why = wait && creations.waits[wait === 'start' ? 'start' : wait.for === 'mail' ? 'mail' : 'other'];
  return (
    <Panel>
      <Text size="sm" c="dimmed" mb="xs">
        {creations.by(by, at)}
        {showOperator && ` · ${operatorName}`}
      </Text>
      {why && (
        <Text component="output" display="block" size="sm" mb="xs">
          {why}
        </Text>
      )}
      <Rows
        label={creations.caption(at)}
        columns={[{ name: creations.columns.account, width: '50%' }, { name: creations.columns.state }]}
      >
        {batch.accounts.map((account) => (
          <Account key={account.place} account={account} />
        ))}
      </Rows>
    </Panel>
  );
}

function Account({ account: { login, name, stage, refusal, userId } }: { account: CreationView }) {
  const { creations } = useMessages().accounts;
  return (
    <tr>
      <Cell long>
        {userId === null ? (
          <Text span size="sm" ff="monospace">
            {login}
          </Text>
        ) : (
          <TextLink href={paths.person(userId)} size="sm" ff="monospace">
            {login}
          </TextLink>
        )}
        <Text size="sm" c="dimmed">
          {name}
        </Text>
      </Cell>
      <Cell>
        <Group gap="xs">
          <StateBadge tone={tones[stage]}>{creations.stages[stage]}</StateBadge>
          {refusal && <Text size="sm">{creations.refusals[refusal]}</Text>}
        </Group>
      </Cell>
    </tr>
  );
}
