import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '#activities/index';
import { partsOf } from '#domain/qualification/parts';
import type { QualificationState } from '#domain/qualification/state';
import { rowWrite } from '#workflows/shared/policies';
import { tellStory, type Story } from '#workflows/shared/story';
import type { QualificationInput, Resumed } from './contract.ts';

const { showQualification } = proxyLocalActivities<Activities>(rowWrite);

interface Progress {
  profiles: number;
  profilesDone: number;
}
export type QualificationStory = Story<QualificationState, Progress>;

/** What a qualification tells about itself, from where the run before it left off. */
export function tellQualification(input: QualificationInput): QualificationStory {
  return tellStory<QualificationState, Progress>(
    input.resumed
      ? resumedTelling(input.resumed)
      : { state: 'acknowledged', facts: { profiles: 0, profilesDone: 0 } },
    (telling) => showQualification(input, telling),
    ({ state, facts, wait }) =>
      [
        `**Qualification** of contract ${input.identifiant} (${input.operatorCode}): **${state}**`,
        facts.profiles > 0
          ? `${facts.profilesDone} of ${facts.profiles} profiles asked`
          : 'The file is being verified',
        wait
          ? `Waits for **${wait.for}** since ${wait.since}, tries again at ${wait.until}. Signal \`retry\` tries now.`
          : '',
      ]
        .filter(Boolean)
        .join('\n\n'),
  );
}

function resumedTelling({ profiles, partsDone }: Resumed): { state: QualificationState; facts: Progress } {
  const done = partsOf(profiles).filter(({ number }) => partsDone.includes(number));
  return {
    state: 'inProgress',
    facts: { profiles, profilesDone: done.reduce((sum, { count }) => sum + count, 0) },
  };
}
