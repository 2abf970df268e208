/** Life of a process that sends one mail: on its way, accepted by the mail server, or never sent (refused for good, or too late). */
export type MailState = 'inProgress' | 'completed' | 'rejected';

/** Why a mail was never sent: refused for good by the server, nothing to tell any more, or given up on the way. */
export type Unsent = 'refused' | 'untold' | 'givenUp';

/** For how long a mail is tried for a mailbox that takes nothing for now. */
const triedForHours = 24;

/** Whether such a mail counts as refused for good by now; its sender may give it up (RFC 5321, 4.5.4.1). */
export const triedForLongEnough = (delayedAt: Date, now: Date): boolean =>
  now.getTime() - delayedAt.getTime() >= triedForHours * 3_600_000;

/** The keys that go on after `beginning`, as a condition that their index finds: « ; » follows « : ». */
export function keysFrom(beginning: string): { gte: string; lt: string } {
  return { gte: `${beginning}:`, lt: `${beginning};` };
}

/** Under which the mail of a reset is sent once. */
export function resetMailKey(resetId: string, userId: string): string {
  return `password-reset:${resetId}:${userId}`;
}

/** Under which the reminder of a link is sent once. */
export function reminderMailKey(resetId: string, userId: string): string {
  return `${resetMailKey(resetId, userId)}:reminder`;
}
