'use client';
import { useState, useTransition } from 'react';
import { Confirmation } from '../ui/confirmation.tsx';
import { orNotSent, type NotSent } from './not-sent.ts';
import { Refusal, type OwnReason } from './refusal.tsx';
import { Told } from './told.tsx';

/** What came of the last press; the key under which it is said. */
interface Came<A> {
  times: number;
  answer: A | NotSent;
  /** With the words of when it was pressed: the page that is drawn anew may have others. */
  done: string | undefined;
}

/** A server action that buttons call, with what came of the last call. */
export function useActing<A extends { ok: boolean }>() {
  const [sending, startTransition] = useTransition();
  const [came, setCame] = useState<Came<A> | null>(null);
  const go = (act: () => Promise<A>, { done, onDone, onAnswer }: Said<A> = {}) =>
    startTransition(async () => {
      const answer = await orNotSent(act());
      startTransition(() => {
        setCame((before) => ({ times: (before?.times ?? 0) + 1, answer, done }));
        onAnswer?.(answer);
        if (answer.ok) onDone?.(answer as Extract<A, { ok: true }>); // it is « ok »
      });
    });
  return { sending, came, go };
}

interface Said<A> {
  /** Said once it is done. */
  done?: string | undefined;
  onDone?: ((answer: Extract<A, { ok: true }>) => void) | undefined;
  /** Where it is said elsewhere. */
  onAnswer?: ((answer: A | NotSent) => void) | undefined;
}

export interface RefusalWords<A> {
  /** Why it was refused. */
  reasons?: Readonly<Record<OwnReason<A>, string>> | undefined;
  /** Said of a refusal that gives no reason. */
  refused?: string | undefined;
}

/** Says what came of it, and takes the focus. */
export function Outcome<A extends { ok: boolean }>({
  came,
  reasons,
  refused,
}: RefusalWords<A> & { came: Came<A> | null }) {
  if (!came) return null;
  const { answer, done, times } = came;
  if (answer.ok && done === undefined) return null;
  return (
    <Told key={times}>
      {answer.ok ? (
        <Confirmation>{done}</Confirmation>
      ) : (
        <Refusal answer={answer} words={{ ...(refused && { '': refused }), ...reasons }} />
      )}
    </Told>
  );
}
