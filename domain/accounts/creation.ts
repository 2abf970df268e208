/** What becomes of an account of a batch (OWF-208). */

/** The process of a batch: received, at work until its reminders are over, then done; rejected when it was stopped before. */
export type AccountsState = 'acknowledged' | 'inProgress' | 'completed' | 'rejected';

/** What the process has decided about an account. */
export type CreationState = 'waiting' | 'created' | 'refused';

/**
 * `taken`: another batch was first. `notAllowed`: who sent it may no longer give this. `stopped`: operations ended the
 * process before it came to this account.
 */
export const creationRefusals = ['taken', 'notAllowed', 'stopped'] as const;
export type CreationRefusal = (typeof creationRefusals)[number];

/** What people are shown, on the way of an account from the form to its first use. */
export const creationStages = [
  'waiting',
  'created',
  'mailWaits',
  'mailRefused',
  'mailed',
  'opened',
  'expired',
  'active',
  'disabled',
  'refused',
] as const;
export type CreationStage = (typeof creationStages)[number];

/** What is known of an account and of its initialisation links. */
export interface CreationFacts {
  state: CreationState;
  disabled: boolean;
  hasPassword: boolean;
  /** Of any link: its mail was taken by the mail server, its page was looked at. */
  mailed: boolean;
  opened: boolean;
  /** Of the newest link: it still opens; its mail waits for the server; its mail was refused for good. */
  alive: boolean;
  mailWaits: boolean;
  mailRefused: boolean;
}

export function creationStage(facts: CreationFacts): CreationStage {
  if (facts.state !== 'created') return facts.state;
  if (facts.disabled) return 'disabled';
  if (facts.hasPassword) return 'active';
  if (facts.mailWaits) return 'mailWaits';
  if (facts.mailRefused) return 'mailRefused';
  if (!facts.mailed) return 'created';
  if (!facts.alive) return 'expired';
  return facts.opened ? 'opened' : 'mailed';
}

/** Hours after which whoever has not used the first link is reminded of it, once. */
export const reminderHours = 48;
/** For how long a batch stays on the page of accounts: as long as its links live, and a day more. */
export const creationsShownHours = 96;

/** Id of the first link of an account of a batch, whose place in the form begins at 0. */
export function firstLinkId(batchId: string, place: number): string {
  return `${batchId}-${place + 1}`;
}
