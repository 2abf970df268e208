'use client';
import { useActionState } from 'react';

interface Sent<A> {
  /** How often the form was sent. */
  times: number;
  /** What it held: React empties a form that was sent. */
  form: FormData;
  answer: A;
}

/** Sends a form to `action`: what was last sent, with its answer; the form's action; whether it is under way. */
export function useSent<A>(action: (form: FormData) => Promise<A>) {
  const sendAgain = async (before: Sent<A> | null, form: FormData): Promise<Sent<A>> => ({
    times: (before?.times ?? 0) + 1,
    form,
    answer: await action(form),
  });
  return useActionState(sendAgain, null);
}
