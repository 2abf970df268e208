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
import type { Activities } from '#activities/index';
import type { SlotState } from '#domain/certificates/slot';
import { longHistory } from '#workflows/shared/patience';
import { longStep, rowWrite, shortStep } from '#workflows/shared/policies';
import {
  depositUpdate,
  downloadUpdate,
  replanSignal,
  revokeUpdate,
  sendNowSignal,
  type Outages,
  type SlotInput,
} from './contract.ts';
import * as mailbox from './mailbox.ts';
import { openSlot } from './opening.ts';
import { depositMail, dueWarning, isOverdue, labelOf, nextOf, type SlotView } from './view.ts';

const { followSlot } = proxyActivities<Activities>(shortStep);
const { tellDeposit, tellExpiry } = proxyActivities<Activities>(longStep);
const { followSlot: followSlotQuietly } = proxyLocalActivities<Activities>(rowWrite);

/** Thousands may wait for the mail server at once, and warnings have days; a pause is never longer than the outage so far. */
const longestPauseSeconds = 3_600;

/** A certificate may have no end (RFC 5280, 4.1.2.5), and a timer of the server ends within 292 years. */
const longestSleepMs = 365 * 24 * 3_600_000;

const noOutage: Outages = { outage: null, rowsOutage: null };

/**
 * The certificates of one operator for one e-service in one environment, for as long as it uses it (OWF-181 to OWF-197):
 * takes in deposits, downloads and revocations, mails them, and sleeps until the next warning of an expiry.
 */
export async function certificateSlot(input: SlotInput): Promise<never> {
  let box = mailbox.openMailbox(input.resumed);

  const renew = async (outages: Outages) => {
    // While an update waits for its answer, this run goes on: the next wait will renew.
    if (!allHandlersFinished()) return;
    const resumed = { ...mailbox.carriedOver(box), ...outages };
    await continueAsNew<typeof certificateSlot>({ ...input, resumed });
  };
  const slot = openSlot(input, (rowsOutage) => renew({ ...noOutage, rowsOutage }));
  const { story, steadily } = slot;
  const sendSteadily = slot.patience({
    outage: input.resumed?.outage ?? undefined,
    renew: (outage) => renew({ ...noOutage, outage }),
    longestSeconds: longestPauseSeconds,
  });
  const view = () => story.facts.view;

  /** Resolves after a look that began after this event: one that had begun before may have missed it. */
  async function look(words: string | null): Promise<SlotState> {
    box = mailbox.addEvent(box, words);
    const { happened } = box;
    await condition(() => box.seen >= happened);
    return story.state;
  }

  setHandler(depositUpdate, ({ label }) => look(`Deposit of ${label}`));
  setHandler(downloadUpdate, (id) => look(`Download of ${labelOf(view(), id)}`));
  setHandler(revokeUpdate, (id) => look(`Revocation of ${labelOf(view(), id)}`));
  setHandler(replanSignal, (news) => {
    box = mailbox.addReplan(box, news);
  });
  setHandler(sendNowSignal, (noticeAt) => {
    box = mailbox.addSendNow(box, noticeAt, new Date().toISOString());
    sendSteadily.hurry();
  });

  /** Takes in every event, also while a mail waits for its server. */
  async function keepLooking(): Promise<never> {
    for (;;) {
      await condition(() => mailbox.hasEvents(box));
      await steadily(() => slot.exclusively(lookOnce));
    }
  }

  async function lookOnce(): Promise<void> {
    const begun = mailbox.beginLook(box, new Date().toISOString());
    const request = { ...begun.request, wait: story.wait, ...story.next() };
    const found = await readRows(input, begun.summary, request);
    box = mailbox.endLook(box, begun, found.takenBack === true);
    slot.showView(found);
  }

  /** `send` decides what to send once the mail server answers: after an outage that may have changed. */
  const mail = <T>(send: () => Promise<T>): Promise<T> =>
    sendSteadily(async () => {
      // A request to send now overrides a hold, but not a later one, whose signal may be lost: the rows have it.
      const asked = mailbox.warningMail(box, view())?.args.asked;
      if (isOverdue(view(), new Date()) || (asked && patched('looks-before-what-was-asked')))
        await look(null);
      return send();
    });

  async function mailDeposit(id: string): Promise<void> {
    const recipients = await mail(async () => {
      const summary = depositMail(view(), id);
      return summary === null ? 0 : tellDeposit.executeWithOptions({ summary }, [input, id]);
    });
    if (recipients !== null) box = mailbox.addMailedDeposit(box, id);
    await look(null);
  }

  async function mailWarning(): Promise<void> {
    const handled = await mail(async () => {
      const warning = mailbox.warningMail(box, view());
      if (!warning) return null;
      const { summary, certificateId, args } = warning;
      const recipients = await tellExpiry.executeWithOptions({ summary }, [input, certificateId, args]);
      return recipients === null ? null : warning.handled;
    });
    if (handled) box = mailbox.addHandled(box, handled);
    await look(null);
  }

  async function keepMailing(): Promise<never> {
    for (;;) {
      await condition(() => view() !== null);
      const present = view() as SlotView; // the condition has just established it
      const [owed] = present.owed;
      // First of all: a slot with many mails to send has a long history.
      if (workflowInfo().historyLength > longHistory) {
        await condition(allHandlersFinished);
        await story.settled();
        await renew(noOutage);
      } else if (owed) await mailDeposit(owed.certificate.id);
      else if (dueWarning(present)) await mailWarning();
      else await sleepAfter(present, view, () => look(null));
    }
  }

  return slot.run(() => Promise.race([keepLooking(), keepMailing()]), slot.end);
}

/** Words for the Temporal UI make an ordinary activity of a look, which is an event in its history. */
const readRows = (input: SlotInput, summary: string, request: Parameters<typeof followSlot>[1]) =>
  summary ? followSlot.executeWithOptions({ summary }, [input, request]) : followSlotQuietly(input, request);

/** Sleeps until another view replaces `present`, or until the next instant of its plan, at which it calls `wake`. */
async function sleepAfter(
  present: SlotView,
  view: () => SlotView | null,
  wake: () => Promise<unknown>,
): Promise<void> {
  const { wakeAt } = present.plan;
  const isReplaced = () => view() !== present;
  if (wakeAt === null) return condition(isReplaced);
  const ms = Math.min(longestSleepMs, Math.max(1_000, Date.parse(wakeAt) - Date.now()));
  if (!(await condition(isReplaced, ms, { summary: `Until ${nextOf(present)}` }))) await wake();
}
