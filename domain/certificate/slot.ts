import type { CertificateName } from '../services.ts';
import { hasExpired, type Environment } from './facts.ts';

/** A slot: what one operator uses for one e-service in one environment. One certificate is in use, one may stand ready. */

/** Names a slot of an operator. */
export interface SlotKey {
  service: CertificateName;
  environment: Environment;
}

/** In ids that a person can type: `webeligibilite-production`. */
export function slotName({ service, environment }: SlotKey): string {
  const plain = service.normalize('NFD').replaceAll(/[^a-zA-Z-]/g, '');
  return `${plain.toLowerCase()}-${environment}`;
}

/** What a slot knows of a certificate: ids and small facts. */
export interface SlotCertificate {
  id: string;
  /** « Libellé ». */
  label: string;
  /** ISO instant. */
  notAfter: string;
}

/**
 * The place of a certificate in its slot. `current`: in use, its expiry is watched. `next`: deposited to follow it, not
 * downloaded yet. `replaced`: its successor was downloaded, or a newer one took its place. `revoked`: by the back office.
 */
export const places = ['current', 'next', 'replaced', 'revoked'] as const;
export type Place = (typeof places)[number];

/** What a slot holds; both null when all it had was revoked. */
export interface SlotHolding {
  current: SlotCertificate | null;
  next: SlotCertificate | null;
}

/**
 * The state of a slot's process, which is also what is asked of people: `empty`: nothing in use; `valid`: nothing to do;
 * `awaitingRenewal`: it expires soon and none follows; `awaitingDownload`: its successor is there; `expired`.
 */
export const slotStates = ['empty', 'valid', 'awaitingRenewal', 'awaitingDownload', 'expired'] as const;
export type SlotState = (typeof slotStates)[number];

/** What a deposit makes of a slot: which place it takes, and which mail tells it (OWF-192, OWF-193). */
export interface Deposited {
  holding: SlotHolding;
  place: 'current' | 'next';
  mail: 'creation' | 'renewal';
  /** Ids that lose their place by it. */
  replaced: string[];
}

/**
 * A deposit follows what is in use, and takes its place at once where that has expired or there is none. Of two that
 * stand ready the later one counts.
 */
export function deposit(
  holding: SlotHolding,
  certificate: SlotCertificate,
  now: Date,
  first: boolean,
): Deposited {
  const { current, next } = holding;
  const over = !current || hasExpired(current.notAfter, now);
  const replaced = [...(over && current ? [current.id] : []), ...(next ? [next.id] : [])];
  return {
    holding: over ? { current: certificate, next: null } : { current, next: certificate },
    place: over ? 'current' : 'next',
    mail: first ? 'creation' : 'renewal',
    replaced,
  };
}

/** The first download of what stands ready puts it into use; any other changes nothing: null. */
export function download({ current, next }: SlotHolding, id: string): SlotHolding | null {
  if (next?.id !== id || !current) return null;
  return { current: next, next: null };
}

/** A revoked certificate leaves its place, in use to the one that stands ready; null for one that has none. */
export function revoke({ current, next }: SlotHolding, id: string): SlotHolding | null {
  if (current?.id === id) return { current: next, next: null };
  if (next?.id === id) return { current, next: null };
  return null;
}

/** At its expiry what stands ready comes into use, downloaded or not; without one the expired stays where it is. */
export function expire({ current, next }: SlotHolding): SlotHolding {
  return next ? { current: next, next: null } : { current, next };
}
