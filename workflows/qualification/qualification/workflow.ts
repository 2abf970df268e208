import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { EndedOtherwise, VerifiedFile } from '#activities/qualification/rows';
import type { Activities } from '#activities/index';
import { failureTypes } from '#domain/outage';
import { partsOf, type Part } from '#domain/qualification/parts';
import type { QualificationState, RejectionReason } from '#domain/qualification/state';
import { failureType } from '#workflows/shared/patience';
import { longStep, rowWrite, shortStep } from '#workflows/shared/policies';
import { openProcess } from '#workflows/shared/process';
import { startApart } from '#workflows/shared/start-apart';
import { noticeStart } from '../notice/contract.ts';
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

/** Once decided, an end is written in spite of a cancellation. */
const decided = <T>(end: () => Promise<T>) => CancellationScope.nonCancellable(end);

/** From an uploaded file to its results: verify, accept, ask the network, write the results (QPC-060 to QPC-122). */
export async function qualification(input: QualificationInput): Promise<Verdict> {
  const { resumed } = input;
  const partsDone = new Set(resumed?.partsDone);
  let verdict: Verdict | undefined = resumed && {
    ok: true,
    lines: resumed.lines,
    profiles: resumed.profiles,
  };
  let asking = true;
  let cancelled = false;
  /** The run that wrote the end; undefined where an older version wrote it. */
  let endedRun: string | undefined;

  const { story, steadily, patience, endAs, run } = openProcess<QualificationState, Progress>({
    first: resumed
      ? { state: 'inProgress', facts: progressOf(resumed) }
      : { state: 'acknowledged', facts: { profiles: 0, profilesDone: 0 } },
    show: (snapshot) => showQualification(input, snapshot),
    details: ({ state, facts: { profiles, profilesDone } }) => [
      `**Qualification** of contract ${input.identifiant} (${input.operatorCode}): **${state}**`,
      profiles > 0 ? `${profilesDone} of ${profiles} profiles asked` : 'The file is being verified',
    ],
    // Before the verdict, pending updates cannot move to a new run; and a new run would not know of the cancellation.
    mayRenew: () => verdict?.ok === true && !cancelled,
    async renew(outage) {
      await condition(allHandlersFinished);
      if (!verdict?.ok) return;
      const { lines, profiles } = verdict;
      await continueAsNew<typeof qualification>({
        ...input,
        resumed: { lines, profiles, partsDone: [...partsDone], outage },
      });
    },
  });
  const askSteadily = patience({ outage: resumed?.outage, isShown: () => asking });

  setHandler(progressQuery, () => ({ state: story.state, ...story.facts }));
  setHandler(verdictUpdate, () =>
    // A client that waits for the verdict gets one, also from a cancelled process.
    CancellationScope.nonCancellable(async () => {
      await condition(() => verdict !== undefined);
      return verdict as Verdict; // the condition has just established it
    }),
  );

  // A step that writes the row also enters its state, before the end of a wait is shown.

  const acknowledge = () => steadily(() => acknowledgeQualification(input, story.next()));

  /** Reserves the day's quota: the last thing that can refuse (QPC-078). */
  const accept = (verified: VerifiedFile & { ok: true }): Promise<Verdict> =>
    steadily(async () => {
      const accepted = await acceptQualification(input, verified, story.next());
      if (accepted.ok) story.enter('inProgress', { profiles: verified.profiles });
      else story.end('refused');
      return accepted;
    });

  const refuse = (verified: VerifiedFile & { ok: false }): Promise<Verdict> =>
    steadily(async () => {
      const ended: EndedOtherwise | null = await refuseQualification(input, verified, story.next());
      story.end(ended?.state ?? 'refused');
      endedRun = ended?.runId;
      return ended?.verdict ?? { ok: false, refusal: verified.refusal };
    });

  async function complete(summary: Awaited<ReturnType<typeof writeResults>>): Promise<void> {
    endedRun = await endAs('completed', (revision) => completeQualification(input, revision, summary));
  }

  async function reject(reason: RejectionReason): Promise<void> {
    endedRun = await endAs('rejected', (revision) => rejectQualification(input, reason, revision));
  }

  async function judge(): Promise<Verdict> {
    const [verified] = await Promise.all([steadily(() => verifyFile(input)), acknowledge()]);
    return verified.ok ? accept(verified) : decided(() => refuse(verified));
  }

  /** All parts side by side (the network client bounds the requests of a worker); one refused for good ends it. */
  async function askEveryPart(): Promise<void> {
    const toAsk = partsOf(story.facts.profiles).filter(({ number }) => !partsDone.has(number));
    const ask = async (part: Part) => {
      const summary = `Profiles ${part.from + 1} to ${part.from + part.count}`;
      await askSteadily(() => askNetwork.executeWithOptions({ summary }, [input, part]));
      partsDone.add(part.number);
      // After a refusal, parts that still end must not be shown after the last write to the row.
      if (asking) story.show({ facts: { profilesDone: story.facts.profilesDone + part.count } });
    };
    await Promise.all(toAsk.map(ask)).finally(() => (asking = false));
  }

  async function askAndWrite(): Promise<void> {
    try {
      await askEveryPart();
      const summary = await steadily(() => writeResults(input));
      await decided(() => complete(summary));
    } catch (error) {
      if (failureType(error) !== failureTypes.networkRefused) throw error;
      await decided(() => reject('networkRefused'));
    }
  }

  const announce = () =>
    decided(async () => {
      if (verdict?.ok && input.notify) await announceEnd(input, endedRun);
      await story.settled();
      await condition(allHandlersFinished);
    });

  return run(
    async () => {
      verdict ??= await judge();
      if (story.state === 'inProgress') await askAndWrite();
      await announce();
      return verdict;
    },
    // By operations or in the Temporal UI: an accepted file is rejected, its quota given back.
    async () => {
      cancelled = true;
      if (verdict) await reject('cancelled');
      else verdict = await refuse({ ok: false, format: null, refusal: { reason: 'stopped' } });
      await announce();
    },
  );
}

function progressOf({ profiles, partsDone }: Resumed): Progress {
  const done = partsOf(profiles).filter(({ number }) => partsDone.includes(number));
  return { profiles, profilesDone: done.reduce((sum, { count }) => sum + count, 0) };
}

/**
 * « M'avertir par courriel »: a process of its own, for it may wait for the mail server long after the end of this one.
 * `runId` comes from the step that wrote the end, because after a reset this workflow has another run id.
 */
async function announceEnd(input: QualificationInput, runId: string | undefined): Promise<void> {
  const { submissionId, userId, operatorId, operatorCode } = input;
  const startedAt = new Date().toISOString();
  const facts = { submissionId, userId, operatorId, operatorCode, startedAt };
  await startApart(noticeStart(runId ? { ...facts, runId } : facts));
}
