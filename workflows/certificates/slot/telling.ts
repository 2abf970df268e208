import { proxyLocalActivities, upsertSearchAttributes } from '@temporalio/workflow';
import type { SlotStanding } from '#activities/certificates/slot';
import type { Activities } from '#activities/index';
import type { PlannedNotice } from '#domain/certificates/plan';
import type { SlotState } from '#domain/certificates/slot';
import { rowWrite } from '#workflows/shared/policies';
import { JalonDueAt } from '#workflows/shared/search-attributes';
import { tellStory, type Story } from '#workflows/shared/story';
import type { Turns } from '#workflows/shared/turns';
import type { SlotInput } from './contract.ts';

const { showSlot } = proxyLocalActivities<Activities>(rowWrite);

/** « the alert 60 days before the expiry » */
export const nameOf = ({ kind, daysBefore }: PlannedNotice): string =>
  `the ${kind} ${daysBefore} ${daysBefore === 1 ? 'day' : 'days'} before the expiry`;

/** What the slot waits for while it sleeps. */
export function nextOf({ holding: { current, next }, plan: { notice, due, wakeAt } }: SlotStanding): string {
  if (wakeAt === null) return 'the next deposit';
  if (notice && !due && notice.at === wakeAt) return nameOf(notice);
  if (wakeAt === current?.notAfter) return 'the expiry';
  return wakeAt === next?.notAfter ? 'the expiry of what stands ready' : 'the next warning';
}

export interface SlotStory extends Story<SlotState, { standing: SlotStanding | null }> {
  /** The rows have just been written: tells Temporal what changed. */
  stands(standing: SlotStanding): void;
}

/** What a slot tells about itself. */
export function tellSlot(input: SlotInput, inTurn: Turns): SlotStory {
  const { service, environment, operatorCode } = input;
  const story: Story<SlotState, { standing: SlotStanding | null }> = tellStory(
    { state: 'empty', facts: { standing: null } },
    // As it is when its turn has come: what was at work before it may have written a newer state.
    () => inTurn(() => showSlot(input, { state: story.state, wait: story.wait, ...story.next() })),
    ({ state, facts: { standing }, wait }) =>
      [
        `**Certificate of ${service}, ${environment}** (${operatorCode}): **${state}**`,
        ...(standing ? sentencesOf(standing) : []),
        wait
          ? `Waits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}. Signal \`retry\` tries now.`
          : '',
      ]
        .filter(Boolean)
        .join('\n\n'),
  );
  let dueAt: string | null = null;
  return Object.assign(story, {
    stands(standing: SlotStanding) {
      story.written(standing.state, { standing });
      const { wakeAt } = standing.plan;
      if (wakeAt === dueAt) return;
      dueAt = wakeAt;
      upsertSearchAttributes([{ key: JalonDueAt, value: wakeAt === null ? null : new Date(wakeAt) }]);
    },
  });
}

function sentencesOf(standing: SlotStanding): string[] {
  const {
    holding: { current, next },
    plan,
    owed,
  } = standing;
  return [
    current ? `In use: \`${current.label}\`, expires at ${current.notAfter}.` : 'Nothing is in use.',
    next ? `Deposited to follow it, not downloaded yet: \`${next.label}\`, expires at ${next.notAfter}.` : '',
    ...owed.map(({ certificate }) => `To be told by mail: the deposit of \`${certificate.label}\`.`),
    plan.due && plan.notice ? `To be told by mail: ${nameOf(plan.notice)}.` : '',
    plan.wakeAt
      ? `Sleeps until **${nextOf(standing)}** at ${plan.wakeAt}.`
      : `Sleeps until the next deposit.`,
  ];
}
