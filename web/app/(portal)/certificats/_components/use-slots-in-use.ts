'use client';
import { useEffect, useState } from 'react';
import { endsSooner } from '#domain/certificate/acceptance';
import type { InUse } from '#domain/certificate/refusal';
import { slotKeyOf, slotName } from '#domain/certificate/slot';
import { slotsInUse } from '../actions.ts';
import type { Dropped } from './use-deposits.ts';

type Slots = Readonly<Record<string, InUse>>;
const none: Slots = {};

/** What stands in the slots of an operator. Where that cannot be told, the deposit itself looks. */
export function useSlotsInUse(operatorId: string): Slots {
  const [known, setKnown] = useState<{ operatorId: string; inUse: Slots } | null>(null);
  useEffect(() => {
    if (operatorId === '') return undefined;
    let left = false;
    void (async () => {
      const answer = await slotsInUse(operatorId).catch(() => null);
      if (answer?.ok && !left) setKnown({ operatorId, inUse: answer.inUse });
    })();
    return () => {
      left = true;
    };
  }, [operatorId]);
  return known?.operatorId === operatorId ? known.inUse : none;
}

/** What a file would follow though it ends sooner; null where nothing is to be confirmed. */
export function lastsLonger({ refusal, read, service, environment }: Dropped, slots: Slots): InUse | null {
  if (!read) return null;
  if (refusal?.reason === 'endsSooner') return refusal.inUse;
  const slot = slotKeyOf(service, environment);
  const inUse = slot && slots[slotName(slot)];
  return inUse && endsSooner(read.facts.notAfter, inUse.notAfter) ? inUse : null;
}
