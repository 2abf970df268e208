import type { PlannedNotice } from '#domain/certificates/plan';
import type { Handled, SlotInput, SlotNews } from './contract.ts';
import { dueWarning, nameOf, type SlotView } from './view.ts';

/**
 * What a slot has received and done since its last look at its rows. Immutable: each function below answers the next
 * mailbox. A look takes time, so events that arrive meanwhile stay for the look after it.
 */
export interface Mailbox {
  /** The number of events so far, and how many of them a look has covered. */
  readonly happened: number;
  readonly seen: number;
  /** Instant of the last look; empty before the first. */
  readonly seenAt: string;
  /** Events since the last look in words, for the Temporal UI; null for one that needs no words. */
  readonly news: readonly (string | null)[];
  /** Certificates whose deposit was mailed, until a look has written it. */
  readonly mailed: readonly string[];
  /** Until when warnings are dealt with, for a row that is older than the process. */
  readonly handled: Handled | null;
  /** The warning to send now, by its instant, and when that was asked (ISO instants). */
  readonly sendNow: string | null;
  readonly askedAt: string;
}

/** Begins with one event, so that a run begins with a look. */
export function openMailbox(resumed: SlotInput['resumed']): Mailbox {
  const { handled = null, sendNow = null, askedAt = '' } = resumed ?? {};
  return {
    ...{ happened: 1, seen: 0, seenAt: '', news: ['What the slot holds'], mailed: [] },
    ...{ handled, sendNow, askedAt },
  };
}

/** What the mailbox hands to a new run, which looks at the rows for the rest. */
export const carriedOver = ({ handled, sendNow, askedAt }: Mailbox) => ({ handled, sendNow, askedAt });

export const hasEvents = ({ happened, seen }: Mailbox): boolean => happened > seen;

export interface WarningMail {
  certificateId: string;
  /** For the Temporal UI. */
  summary: string;
  /** `asked`: a person has chosen « Envoyer maintenant » for this warning. */
  args: PlannedNotice & { asked: boolean };
  /** What is dealt with once it is sent: a warning that becomes due after the last look is another one. */
  handled: Handled;
}

/** The mail of the warning that is due in this view. */
export function warningMail({ sendNow, seenAt }: Mailbox, view: SlotView | null): WarningMail | null {
  const { certificate, notice } = dueWarning(view) ?? {};
  if (!certificate || !notice) return null;
  const alone = view?.holding.next ? '' : ', nothing follows';
  const { kind, daysBefore, at } = notice;
  return {
    certificateId: certificate.id,
    summary: `Mail: ${nameOf(notice)}${alone}, ${certificate.label}`,
    args: { kind, daysBefore, at, asked: at === sendNow },
    handled: { certificateId: certificate.id, until: at > seenAt ? at : seenAt },
  };
}

export const addEvent = (box: Mailbox, words: string | null): Mailbox => ({
  ...box,
  happened: box.happened + 1,
  news: [...box.news, words],
});

/** A hold takes back what was asked to be sent now. */
export const addReplan = (box: Mailbox, news: SlotNews | undefined): Mailbox => ({
  ...box,
  happened: box.happened + 1,
  news: news ? [...box.news, news] : box.news,
  sendNow: news === 'Held back' ? null : box.sendNow,
});

export const addSendNow = (box: Mailbox, noticeAt: string, askedAt: string): Mailbox => ({
  ...box,
  happened: box.happened + 1,
  sendNow: noticeAt,
  askedAt,
});

export const addMailedDeposit = (box: Mailbox, certificateId: string): Mailbox => ({
  ...box,
  mailed: [...box.mailed, certificateId],
});

export const addHandled = (box: Mailbox, handled: Handled): Mailbox => ({ ...box, handled });

/** What a look covers. */
export interface Look {
  upTo: number;
  news: number;
  /** Empty for a look that the Temporal UI need not show. */
  summary: string;
  /** What the activity is given; the names are in histories. */
  request: {
    at: string;
    handled: Handled | null;
    told: string[];
    sendNow: string | null;
    askedAt: string;
  };
}

const longestSummary = 200;

export function beginLook(box: Mailbox, at: string): Look {
  const words = [...new Set(box.news)].filter((one) => one !== null).join(', ');
  return {
    upTo: box.happened,
    news: box.news.length,
    summary: words.slice(0, longestSummary),
    request: { at, told: [...box.mailed], ...carriedOver(box) },
  };
}

/** `takenBack`: the rows say that a hold came after the request to send now, which a newer request survives. */
export function endLook(box: Mailbox, look: Look, takenBack: boolean): Mailbox {
  const { at, told, askedAt } = look.request;
  return {
    ...box,
    seen: look.upTo,
    seenAt: at,
    news: box.news.slice(look.news),
    mailed: box.mailed.filter((id) => !told.includes(id)),
    sendNow: takenBack && askedAt === box.askedAt ? null : box.sendNow,
  };
}
