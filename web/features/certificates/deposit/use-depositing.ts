'use client';
import { useEffect, useState } from 'react';
import { doubtAbout } from '#domain/certificates/acceptance';
import { isToConfirm, type ToConfirm } from '#domain/certificates/refusal';
import { slotKeyOf, slotName } from '#domain/certificates/slot';
import { depositingFor, type Depositing } from '../actions.ts';
import type { Dropped } from './use-deposits.ts';

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
): ToConfirm | null {
  if (!read) return null;
  if (isToConfirm(refusal)) return refusal;
  const slot = slotKeyOf(service, environment);
  const inUse = slot && depositing?.inUse[slotName(slot)];
  return inUse ? doubtAbout(read.facts, inUse) : null;
}
