import { certificateNames, type CertificateName } from '#domain/services';
import { environments, hasExpired, type Environment } from './facts.ts';

/** A slot: what one operator uses for one e-service in one environment. One certificate is in use, one may stand ready. */

/** Names a slot of an operator. */
export interface SlotKey {
  service: CertificateName;
  environment: Environment;
}

/** A slot as a form or a row names it; null unless both are known. */
export function slotKeyOf(service: string | undefined, environment: string | undefined): SlotKey | null {
  const name = certificateNames.find((one) => one === service);
  const where = environments.find((one) => one === environment);
  return name && where ? { service: name, environment: where } : null;
}

/** In ids that a person can type: `webeligibilite-production`. */
export function slotName({ service, environment }: SlotKey): string {
  const plain = service.normalize('NFD').replaceAll(/[^a-zA-Z-]/g, '');
  return `${plain.toLowerCase()}-${environment}`;
}

/** What a slot knows of a certificate: ids and small facts. */
export interface SlotCertificate {
  id: string;
  /** « Libellé », as Temporal may show it (`namelessLabel`). */
  label: string;
  /** ISO instant. */
  notAfter: string;
}

/**
 * The place of a certificate in its slot. `current`: in use, its expiry is watched. `next`: deposited to follow it, not
 * downloaded yet. `replaced`: its successor was downloaded, a newer one took its place, or it expired before what
 * it was to follow. `revoked`: by the back office.
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

/** Which mail tells of a deposit (OWF-192, OWF-193). */
export type DepositMail = 'creation' | 'renewal';

/**
 * A deposit follows what is in use, and takes its place at once where that has expired or there is none. Of two that
 * stand ready the later one counts.
 */
function deposit({ current }: SlotHolding, certificate: SlotCertificate, at: string): SlotHolding {
  const over = !current || hasExpired(current.notAfter, new Date(at));
  return over ? { current: certificate, next: null } : { current, next: certificate };
}

/** The first download of what stands ready puts it into use; any other changes nothing: null. */
function download({ current, next }: SlotHolding, id: string): SlotHolding | null {
  if (next?.id !== id || !current) return null;
  return { current: next, next: null };
}

/** A revoked certificate leaves its place, in use to the one that stands ready; null for one that has none. */
function revoke({ current, next }: SlotHolding, id: string): SlotHolding | null {
  if (current?.id === id) return { current: next, next: null };
  if (next?.id === id) return { current, next: null };
  return null;
}

/**
 * The first expiry that changes what is held, and what is held then; null where none does. At that of what is in use what
 * stands ready comes into use, downloaded or not; at its own, where that is no later, it leaves its place: an expired one
 * follows nothing. Without one that stands ready the expired stays where it is.
 */
function expiry({ current, next }: SlotHolding): { at: string; after: SlotHolding } | null {
  if (!current || !next) return null;
  return next.notAfter <= current.notAfter
    ? { at: next.notAfter, after: { current, next: null } }
    : { at: current.notAfter, after: { current: next, next: null } };
}

/** What happened to a certificate of a slot. */
export const slotEvents = ['deposit', 'download', 'revoke'] as const;
export type SlotEventKind = (typeof slotEvents)[number];
export interface SlotEvent {
  kind: SlotEventKind;
  certificate: SlotCertificate;
  /** ISO instant. */
  at: string;
}

/** What a slot is after what happened, and what changed by it. */
export interface Followed {
  holding: SlotHolding;
  /** The places that certificates have taken since, by id. */
  moves: Map<string, { place: Place; since: string }>;
  /** ISO instant at which what is in use came into use; null when nothing else is in use than before. */
  inUseSince: string | null;
  /** Which mail each deposit asks for, by id. */
  mails: Map<string, DepositMail>;
}

/**
 * Takes in what happened, in its order, and the expiries in between: however late somebody looks, the slot is what it
 * would be had everything been told at once. `first`: the slot never held a certificate.
 */
export function follow(
  before: SlotHolding,
  events: readonly SlotEvent[],
  now: string,
  first: boolean,
): Followed {
  const followed: Followed = { holding: before, moves: new Map(), inUseSince: null, mails: new Map() };
  const become = (after: SlotHolding, since: string, left: Place) => {
    const { current, next } = followed.holding;
    const held = [after.current?.id, after.next?.id];
    for (const former of [current, next])
      if (former && !held.includes(former.id)) followed.moves.set(former.id, { place: left, since });
    if (after.next && after.next.id !== next?.id) followed.moves.set(after.next.id, { place: 'next', since });
    if (after.current?.id !== current?.id) {
      followed.inUseSince = since;
      if (after.current) followed.moves.set(after.current.id, { place: 'current', since });
    }
    followed.holding = after;
  };
  const expireUntil = (instant: string) => {
    const ends = expiry(followed.holding);
    if (ends && hasExpired(ends.at, new Date(instant))) become(ends.after, ends.at, 'replaced');
  };

  let never = first;
  for (const { kind, certificate, at } of events) {
    expireUntil(at);
    const { holding } = followed;
    switch (kind) {
      case 'deposit': {
        followed.mails.set(certificate.id, never ? 'creation' : 'renewal');
        never = false;
        become(deposit(holding, certificate, at), at, 'replaced');
        break;
      }
      case 'download':
        become(download(holding, certificate.id) ?? holding, at, 'replaced');
        break;
      case 'revoke':
        become(revoke(holding, certificate.id) ?? holding, at, 'revoked');
        // Also of one that had left its place.
        followed.moves.set(certificate.id, { place: 'revoked', since: at });
        break;
    }
  }
  expireUntil(now);
  return followed;
}

/** `firstNoticeAt`: of the certificate in use. */
export function slotStateOf(
  { current, next }: SlotHolding,
  firstNoticeAt: string | undefined,
  now: string,
): SlotState {
  if (!current) return 'empty';
  if (hasExpired(current.notAfter, new Date(now))) return 'expired';
  if (next) return 'awaitingDownload';
  return firstNoticeAt !== undefined && firstNoticeAt <= now ? 'awaitingRenewal' : 'valid';
}

/** Whether something has to follow by now (OWF-197). */
export const asksForRenewal = (state: SlotState): boolean =>
  state === 'awaitingRenewal' || state === 'expired';

/** The signal by which a slot learns that it has to look at its rows again. */
export const replanSignalName = 'replan';
