import {
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { SlotStanding } from '#activities/certificates/slot';
import type { Activities } from '#activities/index';
import type { PlannedNotice } from '#domain/certificates/plan';
import type { SlotCertificate, SlotState } from '#domain/certificates/slot';
import type { Wait } from '#domain/process';
import { cancelledAfter } from '#workflows/shared/cancelled';
import { retrySignal } from '#workflows/shared/contract';
import { longHistory, patience, type Outage } from '#workflows/shared/patience';
import { longStep, rowWrite, shortStep } from '#workflows/shared/policies';
import { turns } from '#workflows/shared/turns';
import {
  depositUpdate,
  downloadUpdate,
  replanSignal,
  revokeUpdate,
  sendNowSignal,
  type Handled,
  type Outages,
  type SlotInput,
} from './contract.ts';
import { nameOf, nextOf, tellSlot } from './telling.ts';

const { followSlot, endSlot } = proxyActivities<Activities>(shortStep);
const { tellDeposit, tellExpiry } = proxyActivities<Activities>(longStep);
/** Of which the Temporal UI need not tell: the slot wakes up or is asked to plan anew. */
const { followSlot: lookQuietly } = proxyLocalActivities<Activities>(rowWrite);

/** Warnings have days, thousands may wait for the mail server at once, and no pause is longer than the outage before it. */
const longestPauseSeconds = 3_600;

/** A certificate may have no end (RFC 5280, 4.1.2.5), and timers of the server end within 292 years. */
const longestSleepMs = 365 * 24 * 3_600_000;

const noOutage: Outages = { outage: null, rowsOutage: null };

/**
 * What one operator uses for one e-service in one environment, for as long as it uses it (OWF-181 to OWF-197): sleeps
 * until somebody must be warned of the end of a certificate, and takes in what is deposited, downloaded and revoked.
 */
export async function certificateSlot(input: SlotInput): Promise<never> {
  const { resumed } = input;
  const inTurn = turns();
  const story = tellSlot(input, inTurn);
  let standing: SlotStanding | undefined;
  let handled = resumed?.handled ?? null;
  let sendNow = resumed?.sendNow ?? null;
  let askedAt = resumed?.askedAt ?? '';
  let told: string[] = [];
  /** Instant of the last look. */
  let seenAt = '';
  /** What happened since the last look, in words; null for what need not be told. */
  let news: (string | null)[] = ['What the slot holds'];
  /** How much has happened, and how much of it the rows have been looked at for. */
  let happened = 1;
  let seen = 0;

  const renewed = (outages: Outages) =>
    continueAsNew<typeof certificateSlot>({ ...input, resumed: { handled, ...outages, sendNow, askedAt } });
  const renew = (of: keyof Outages) => async (outage: Outage) => {
    await story.settled();
    // Whoever has told it something waits for its answer here; the next wait will do.
    if (allHandlersFinished()) await renewed({ ...noOutage, [of]: outage });
  };
  /** The rows and the mails may each have to wait; the one that has waited for longer is shown. */
  const waits = new Map<keyof Outages, Wait>();
  const showing = (of: keyof Outages) => (wait: Wait | null) => {
    if (wait) waits.set(of, wait);
    else waits.delete(of);
    const [longest = null] = [...waits.values()].toSorted((a, b) => (a.since < b.since ? -1 : 1));
    story.show({ wait: longest });
  };
  const steadily = patience(showing('rowsOutage'), renew('rowsOutage'), resumed?.rowsOutage ?? undefined);
  const sendSteadily = patience(
    showing('outage'),
    renew('outage'),
    resumed?.outage ?? undefined,
    longestPauseSeconds,
  );

  /** Asks for a look at the rows; what one finds that has begun before may lack what has just happened. */
  async function look(what: string | null): Promise<SlotState> {
    happened += 1;
    news.push(what);
    const mine = happened;
    await condition(() => seen >= mine);
    return story.state;
  }
  const labelOf = (id: string) => {
    const { current, next } = standing?.holding ?? {};
    return [current, next].find((certificate) => certificate?.id === id)?.label ?? id;
  };

  setHandler(depositUpdate, ({ label }: SlotCertificate) => look(`Deposit of ${label}`));
  setHandler(downloadUpdate, (id) => look(`Download of ${labelOf(id)}`));
  setHandler(revokeUpdate, (id) => look(`Revocation of ${labelOf(id)}`));
  setHandler(replanSignal, (what) => {
    happened += 1;
    if (what) news.push(what);
    if (what === 'Held back') sendNow = null;
  });
  setHandler(sendNowSignal, (noticeAt) => {
    sendNow = noticeAt;
    askedAt = new Date().toISOString();
    happened += 1;
    sendSteadily.hurry();
  });
  setHandler(retrySignal, () => {
    steadily.hurry();
    sendSteadily.hurry();
  });

  /** Takes in whatever happens, also while a mail waits for its server. */
  async function keepLooking(): Promise<never> {
    for (;;) {
      await condition(() => happened > seen);
      await steadily(() =>
        inTurn(async () => {
          const upTo = happened;
          const heard = news.length;
          const summary = [...new Set(news)].filter((what) => what !== null).join(', ');
          const at = new Date().toISOString();
          const asked = { sendNow, askedAt };
          const args = { at, wait: story.wait, handled, told: [...told], ...asked, ...story.next() };
          const found = summary
            ? await followSlot.executeWithOptions({ summary: summary.slice(0, 200) }, [input, args])
            : await lookQuietly(input, args);
          standing = found;
          seenAt = at;
          told = told.filter((id) => !args.told.includes(id));
          if (found.takenBack && args.askedAt === askedAt) sendNow = null;
          news = news.slice(heard);
          seen = upTo;
          story.stands(found);
        }),
      );
    }
  }

  /** The warning that has to go out now, and of which certificate. */
  function warning(): { certificate: SlotCertificate; notice: PlannedNotice } | null {
    const { notice, due } = standing?.plan ?? {};
    const current = standing?.holding.current;
    return current && notice && due ? { certificate: current, notice } : null;
  }

  const isAsked = () => sendNow !== null && warning()?.notice.at === sendNow;

  /** Sends what is still to be sent once the server is there again, which may be something else by then. */
  const mail = <T>(send: () => Promise<T>): Promise<T> =>
    sendSteadily(async () => {
      const { wakeAt = null } = standing?.plan ?? {};
      const overtaken = wakeAt !== null && Date.parse(wakeAt) <= Date.now();
      // What was asked for goes in spite of a hold: of one that came after it, and could not be told, the rows know.
      if (overtaken || (isAsked() && patched('looks-before-what-was-asked'))) await look(null);
      return send();
    });

  async function tellOfDeposit(id: string): Promise<void> {
    const all = await mail(async () => {
      const owed = standing?.owed.find(({ certificate }) => certificate.id === id);
      if (!owed) return 0;
      const summary = `Mail: ${owed.mail} ${owed.certificate.label}`;
      return tellDeposit.executeWithOptions({ summary }, [input, id]);
    });
    if (all !== null) told.push(id);
    await look(null);
  }

  async function warn(): Promise<void> {
    const sent = await mail(async (): Promise<Handled | null> => {
      const { certificate, notice } = warning() ?? {};
      if (!certificate || !notice) return null;
      const alone = standing?.holding.next ? '' : ', nothing follows';
      const summary = `Mail: ${nameOf(notice)}${alone}, ${certificate.label}`;
      const { kind, daysBefore, at } = notice;
      // What becomes due while it is sent is another warning.
      const until = at > seenAt ? at : seenAt;
      const args = { kind, daysBefore, at, asked: isAsked() };
      const all = await tellExpiry.executeWithOptions({ summary }, [input, certificate.id, args]);
      return all === null ? null : { certificateId: certificate.id, until };
    });
    if (sent) handled = sent;
    await look(null);
  }

  /** Sleeps until something happens by itself or by somebody. */
  async function sleepOn(present: SlotStanding): Promise<void> {
    const { wakeAt } = present.plan;
    const awake = () => standing !== present;
    if (wakeAt === null) return condition(awake);
    const ms = Math.min(longestSleepMs, Math.max(1_000, Date.parse(wakeAt) - Date.now()));
    if (!(await condition(awake, ms, { summary: `Until ${nextOf(present)}` }))) await look(null);
  }

  async function keepTelling(): Promise<never> {
    for (;;) {
      await condition(() => standing !== undefined);
      const present = standing as SlotStanding; // the condition has just established it
      const [owed] = present.owed;
      // Before anything else: whoever has a lot to tell has a long history.
      if (workflowInfo().historyLength > longHistory) {
        await condition(allHandlersFinished);
        await story.settled();
        if (allHandlersFinished()) await renewed(noOutage);
      } else if (owed) await tellOfDeposit(owed.certificate.id);
      else if (warning()) await warn();
      else await sleepOn(present);
    }
  }

  try {
    return await Promise.race([keepLooking(), keepTelling()]);
  } catch (error) {
    const end = () =>
      steadily(() =>
        inTurn(async () => {
          await endSlot(input, { state: story.state, ...story.next() });
          // At once: that a wait for the rows is over must not be written after the end.
          story.end(story.state);
        }),
      );
    return cancelledAfter(error, end, story);
  }
}
