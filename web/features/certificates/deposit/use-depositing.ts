'use client';
import { useEffect, useState } from 'react';
import { doubtsAbout } from '#domain/certificates/acceptance';
import { isToConfirm, type ToConfirm } from '#domain/certificates/refusal';
import { slotKeyOf, slotName } from '#domain/certificates/slot';
import { depositingFor } from '../actions.ts';
import type { Dropped } from './use-deposits.ts';

type Depositing = Omit<Extract<Awaited<ReturnType<typeof depositingFor>>, { ok: true }>, 'ok'>;

/** What is to be known of an operator; null where that cannot be told, and then the deposit itself looks. */
export function useDepositing(operatorId: string): Depositing | null {
  const [known, setKnown] = useState<(Depositing & { operatorId: string }) | null>(null);
  useEffect(() => {
    if (operatorId === '') return undefined;
    let left = false;
    void (async () => {
      const answer = await depositingFor(operatorId).catch(() => null);
      if (answer?.ok && !left) setKnown({ ...answer, operatorId });
    })();
    return () => {
      left = true;
    };
  }, [operatorId]);
  return known?.operatorId === operatorId ? known : null;
}

/** What is to be confirmed of a file before it can be saved. */
export function toConfirm(
  { refusal, read, service, environment }: Dropped,
  depositing: Depositing | null,
): ToConfirm[] {
  if (!read) return [];
  const slot = slotKeyOf(service, environment);
  const inUse = slot && depositing?.inUse[slotName(slot)];
  const found = doubtsAbout({ ...read.facts, authority: read.authority }, inUse ?? null);
  // The deposit knows better what came in between.
  return isToConfirm(refusal) ? [...found.filter(({ reason }) => reason !== refusal.reason), refusal] : found;
}

/** The part of it that nobody has confirmed so far. */
export const unconfirmed = (dropped: Dropped, depositing: Depositing | null): ToConfirm[] =>
  toConfirm(dropped, depositing).filter(({ reason }) => !dropped.confirmed.includes(reason));
