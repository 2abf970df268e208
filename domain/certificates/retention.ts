import type { SlotHolding } from './slot.ts';

/** How long the traces of mails about certificates are kept, in one place. */

/**
 * ISO instant from which on nothing asks for a mail about a certificate, be it repeated, reset or begun again: it has
 * lost its place for good, or it has expired. Only of its deposit one may still be owed then.
 */
export function mailedUntil(id: string, since: string, { current, next }: SlotHolding): string {
  const held = [current, next].find((certificate) => certificate?.id === id);
  return held && held.notAfter > since ? held.notAfter : since;
}

/** The history of a slot tells for so long who was warned: an operator whose e-service stopped may ask late. */
const keptForDays = 365;

/** Traces of what ended before then may go. */
export function tracesKeptFrom(at: Date): Date {
  return new Date(at.getTime() - keptForDays * 86_400_000);
}
