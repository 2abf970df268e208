import type { Activities } from '#activities/index';
import type { PlannedNotice } from '#domain/certificates/plan';
import type { SlotCertificate } from '#domain/certificates/slot';

/** What a look at the rows of a slot answers. */
export type SlotView = Awaited<ReturnType<Activities['followSlot']>>;

/** The warning that is due now, and its certificate. */
export function dueWarning(
  view: SlotView | null,
): { certificate: SlotCertificate; notice: PlannedNotice } | null {
  const { notice, due } = view?.plan ?? {};
  const certificate = view?.holding.current;
  return certificate && notice && due ? { certificate, notice } : null;
}

/** The mail of a deposit in words, for the Temporal UI; null when it is no longer owed. */
export function depositMail(view: SlotView | null, id: string): string | null {
  const owed = view?.owed.find(({ certificate }) => certificate.id === id);
  return owed ? `Mail: ${owed.mail} ${owed.certificate.label}` : null;
}

/** Whether the slot should have looked at its rows again since this view. */
export function isOverdue(view: SlotView | null, now: Date): boolean {
  const { wakeAt = null } = view?.plan ?? {};
  return wakeAt !== null && Date.parse(wakeAt) <= now.getTime();
}

/** The label of a certificate that the slot holds; the id of any other. */
export function labelOf(view: SlotView | null, id: string): string {
  const { current, next } = view?.holding ?? {};
  return [current, next].find((certificate) => certificate?.id === id)?.label ?? id;
}

/** « the alert 60 days before the expiry » */
export const nameOf = ({ kind, daysBefore }: PlannedNotice): string =>
  `the ${kind} ${daysBefore} ${daysBefore === 1 ? 'day' : 'days'} before the expiry`;

/** What the slot sleeps until. */
export function nextOf({ holding: { current, next }, plan: { notice, due, wakeAt } }: SlotView): string {
  if (wakeAt === null) return 'the next deposit';
  if (notice && !due && notice.at === wakeAt) return nameOf(notice);
  if (wakeAt === current?.notAfter) return 'the expiry';
  return wakeAt === next?.notAfter ? 'the expiry of the next certificate' : 'the next warning';
}

/** Paragraphs for the Temporal UI. */
export function paragraphsOf(view: SlotView): string[] {
  const {
    holding: { current, next },
    plan,
    owed,
  } = view;
  return [
    current ? `In use: \`${current.label}\`, expires at ${current.notAfter}.` : 'Nothing is in use.',
    next ? `Deposited to follow it, not downloaded yet: \`${next.label}\`, expires at ${next.notAfter}.` : '',
    ...owed.map(({ certificate }) => `Mail to send: the deposit of \`${certificate.label}\`.`),
    plan.due && plan.notice ? `Mail to send: ${nameOf(plan.notice)}.` : '',
    plan.wakeAt ? `Sleeps until **${nextOf(view)}** at ${plan.wakeAt}.` : `Sleeps until the next deposit.`,
  ];
}
