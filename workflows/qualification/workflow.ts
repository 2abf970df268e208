import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  ParentClosePolicy,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  startChild,
} from '@temporalio/workflow';
import type { VerifiedFile } from '#activities/database/qualification';
import type { Activities } from '#activities/index';
import { failureTypes } from '#domain/outage';
import { partsOf, type Part } from '#domain/qualification/parts';
import {
  qualificationStates,
  type QualificationState,
  type RejectionReason,
} from '#domain/qualification/state';
import { failureType, patience, type Outage, type Patience } from '../shared/patience.ts';
import { longStep, rowWrite, shortStep } from '../shared/policies.ts';
import { noticeStart, noticeWorkflow } from '../notice/contract.ts';
import { retrySignal } from '../shared/contract.ts';
import { tellStory, type Story } from '../shared/story.ts';
import {
  progressQuery,
  verdictUpdate,
  type QualificationInput,
  type Resumed,
  type Verdict,
} from './contract.ts';

const { showQualification } = proxyLocalActivities<Activities>(rowWrite);
const {
  acknowledgeQualification,
  acceptQualification,
  refuseQualification,
  completeQualification,
  rejectQualification,
} = proxyActivities<Activities>(shortStep);
const { verifyFile, askNetwork, writeResults } = proxyActivities<Activities>(longStep);

interface Progress {
  profiles: number;
  profilesDone: number;
}
type QualificationStory = Story<QualificationState, Progress>;

/** From an uploaded file to its results: verify, accept, ask the network, write the results (QPC-060 to QPC-122). */
export async function qualification(input: QualificationInput): Promise<Verdict> {
  const { resumed } = input;
  const story = openStory(input);
  const partsDone = new Set(resumed?.partsDone);
  let verdict: Verdict | undefined = resumed && {
    ok: true,
    lines: resumed.lines,
    profiles: resumed.profiles,
  };
  const renew = async (outage: Outage) => {
    // Before the verdict its updates still wait here, and nobody can take them along.
    if (!verdict?.ok) return;
    await story.settled();
    await condition(allHandlersFinished);
    const { lines, profiles } = verdict;
    await continueAsNew<typeof qualification>({
      ...input,
      resumed: { lines, profiles, partsDone: [...partsDone], outage },
    });
  };
  let asking = true;
  /** What parts say that nobody waits for any more must not follow the last word on the row. */
  const showWhileAsking: QualificationStory['show'] = (change) => asking && story.show(change);
  const askSteadily = patience((wait) => showWhileAsking({ wait }), renew, resumed?.outage);
  const steadily = patience((wait) => story.show({ wait }), renew);

  setHandler(retrySignal, () => {
    askSteadily.hurry();
    steadily.hurry();
  });
  setHandler(progressQuery, () => ({ state: story.state, ...story.facts }));
  setHandler(verdictUpdate, async () => {
    await condition(() => verdict !== undefined);
    return verdict as Verdict; // the condition has just established it
  });

  /** All parts side by side (the network client bounds the requests of a worker); one refused for good ends it. */
  async function askEveryPart(): Promise<void> {
    const toAsk = partsOf(story.facts.profiles).filter(({ number }) => !partsDone.has(number));
    const ask = async (part: Part) => {
      const summary = `Profiles ${part.from + 1} to ${part.from + part.count}`;
      await askSteadily(() => askNetwork.executeWithOptions({ summary }, [input, part]));
      partsDone.add(part.number);
      showWhileAsking({ facts: { profilesDone: story.facts.profilesDone + part.count } });
    };
    await Promise.all(toAsk.map(ask)).finally(() => (asking = false));
  }

  const reject = (reason: RejectionReason) =>
    steadily(async () => {
      await rejectQualification(input, reason, story.next());
      story.end('rejected');
    });

  async function qualify(): Promise<void> {
    try {
      await askEveryPart();
      const summary = await steadily(() => writeResults(input));
      // Once its results are written it is not stopped any more.
      await CancellationScope.nonCancellable(() =>
        steadily(async () => {
          await completeQualification(input, story.next(), summary);
          story.end('completed');
        }),
      );
    } catch (error) {
      if (failureType(error) !== failureTypes.networkRefused) throw error;
      await reject('networkRefused');
    }
  }

  /** Cancelled, by operations or in the Temporal UI: what was accepted is rejected, its quota given back. */
  async function stop(): Promise<void> {
    if (qualificationStates[story.state].final) return;
    if (verdict) return reject('cancelled');
    verdict = { ok: false, refusal: { reason: 'stopped' } };
    await refuse(input, story, steadily, { ok: false, format: null, refusal: verdict.refusal });
  }

  const end = async () => {
    if (verdict?.ok && input.notify) await announceEnd(input);
    await story.settled();
    await condition(allHandlersFinished);
  };
  try {
    verdict ??= await judge(input, story, steadily);
    if (verdict.ok) await qualify();
    await end();
    return verdict;
  } catch (error) {
    if (!isCancellation(error)) throw error;
    await CancellationScope.nonCancellable(async () => {
      await stop();
      await end();
    });
    throw error;
  }
}

/** The mail is a process of its own: it may wait for its server long after the qualification has ended. */
async function announceEnd(input: QualificationInput): Promise<void> {
  const { submissionId, userId, operatorId, operatorCode } = input;
  const startedAt = new Date().toISOString();
  const { workflowId, args, staticSummary, typedSearchAttributes } = noticeStart({
    submissionId,
    userId,
    operatorId,
    operatorCode,
    startedAt,
  });
  try {
    await startChild(noticeWorkflow, {
      workflowId,
      args,
      staticSummary,
      typedSearchAttributes,
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // A run that was reset: the mail about it is still on its way.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

async function refuse(
  input: QualificationInput,
  story: QualificationStory,
  steadily: Patience,
  verified: VerifiedFile & { ok: false },
): Promise<void> {
  await steadily(async () => {
    await refuseQualification(input, verified, story.next());
    story.end('refused');
  });
}

/** A step that writes the row also enters its state, before the end of a wait is shown. */
async function judge(
  input: QualificationInput,
  story: QualificationStory,
  steadily: Patience,
): Promise<Verdict> {
  const [verified] = await Promise.all([
    steadily(() => verifyFile(input)),
    steadily(() => acknowledgeQualification(input, story.next())),
  ]);
  if (!verified.ok) {
    await refuse(input, story, steadily, verified);
    return { ok: false, refusal: verified.refusal };
  }
  // Reserves the day's quota: the last thing that can refuse (QPC-078).
  return steadily(async () => {
    const accepted = await acceptQualification(input, verified, story.next());
    if (accepted.ok) story.enter('inProgress', { profiles: verified.profiles });
    else story.end('refused');
    return accepted;
  });
}

function openStory(input: QualificationInput): QualificationStory {
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
