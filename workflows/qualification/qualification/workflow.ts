import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import type { EndedOtherwise, VerifiedFile } from '#activities/qualification/rows';
import type { Activities } from '#activities/index';
import { failureTypes } from '#domain/outage';
import { partsOf, type Part } from '#domain/qualification/parts';
import type { RejectionReason } from '#domain/qualification/state';
import { retrySignal } from '#workflows/shared/contract';
import { failureType, patience, type Outage } from '#workflows/shared/patience';
import { longStep, shortStep } from '#workflows/shared/policies';
import { announceEnd } from './announcement.ts';
import { progressQuery, verdictUpdate, type QualificationInput, type Verdict } from './contract.ts';
import { tellQualification, type QualificationStory } from './telling.ts';

const {
  acknowledgeQualification,
  acceptQualification,
  refuseQualification,
  completeQualification,
  rejectQualification,
} = proxyActivities<Activities>(shortStep);
const { verifyFile, askNetwork, writeResults } = proxyActivities<Activities>(longStep);

/** An end that is decided is written, whoever cancels meanwhile. */
const decided = <T>(end: () => Promise<T>) => CancellationScope.nonCancellable(end);

/** From an uploaded file to its results: verify, accept, ask the network, write the results (QPC-060 to QPC-122). */
export async function qualification(input: QualificationInput): Promise<Verdict> {
  const { resumed } = input;
  const story = tellQualification(input);
  const partsDone = new Set(resumed?.partsDone);
  let verdict: Verdict | undefined = resumed && {
    ok: true,
    lines: resumed.lines,
    profiles: resumed.profiles,
  };
  let cancelled: unknown;
  /** The run that wrote the end; undefined where an older version wrote it. */
  let endedRun: string | undefined;
  const renew = async (outage: Outage) => {
    // Before the verdict its updates still wait here, and nobody can take them along; a new run would not know that it
    // was cancelled.
    if (!verdict?.ok || cancelled) return;
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
  setHandler(verdictUpdate, () =>
    // Whoever waits for the verdict gets one, also when it is cancelled.
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

  const complete = (summary: Awaited<ReturnType<typeof writeResults>>) =>
    steadily(async () => {
      endedRun = await completeQualification(input, story.next(), summary);
      story.end('completed');
    });

  const reject = (reason: RejectionReason) =>
    steadily(async () => {
      endedRun = await rejectQualification(input, reason, story.next());
      story.end('rejected');
    });

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
      showWhileAsking({ facts: { profilesDone: story.facts.profilesDone + part.count } });
    };
    await Promise.all(toAsk.map(ask)).finally(() => (asking = false));
  }

  /** Cancelled, by operations or in the Temporal UI: what was accepted is rejected, its quota given back. */
  async function stop(): Promise<void> {
    if (verdict) await reject('cancelled');
    else verdict = await refuse({ ok: false, format: null, refusal: { reason: 'stopped' } });
  }

  try {
    verdict ??= await judge();
    if (story.state === 'inProgress') {
      await askEveryPart();
      const summary = await steadily(() => writeResults(input));
      await decided(() => complete(summary));
    }
  } catch (error) {
    if (isCancellation(error)) {
      cancelled = error;
      await decided(stop);
    } else if (failureType(error) === failureTypes.networkRefused) {
      await decided(() => reject('networkRefused'));
    } else throw error;
  }
  await decided(async () => {
    if (verdict?.ok && input.notify) await announceEnd(input, endedRun);
    await story.settled();
    await condition(allHandlersFinished);
  });
  if (cancelled) throw cancelled;
  return verdict as Verdict; // set by `judge` or `stop`
}
