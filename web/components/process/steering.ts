'use client';
import { useState, useTransition } from 'react';
import type { ProcessAction } from '#domain/process';
import type { Steered } from '../../server/processes-steer.ts';

export interface SteerRequest {
  action: ProcessAction;
  workflowIds: string[];
  reason: string;
}

export type SteerAnswer =
  | { ok: true; results: Steered[] }
  | { ok: false; reason: 'invalid' | 'noReason' | 'notSent' }
  | { ok: false; reason: 'unexpected'; reference: string };

/** The server's action: « Réessayer », « Annuler… », « Relancer… ». */
export type Steer = (request: SteerRequest) => Promise<SteerAnswer>;

export interface Said {
  /** Each answer is another one, though it say the same. */
  number: number;
  action: ProcessAction;
  answer: SteerAnswer;
}

let answers = 0;

/** Sends an action and keeps its answer until the next one. */
export function useSteering(steer: Steer, told?: (said: Said) => void) {
  const [said, setSaid] = useState<Said | null>(null);
  const [sending, startTransition] = useTransition();

  function send(request: SteerRequest): void {
    startTransition(async () => {
      const answer = await steer(request).catch(
        (): SteerAnswer => ({ ok: false, reason: 'notSent' }), // the portal is away: an action that was not heard
      );
      const heard = { number: ++answers, action: request.action, answer };
      setSaid(heard);
      told?.(heard);
    });
  }

  return { send, sending, said };
}
