'use client';
import { useActionState } from 'react';

/** What a form held when it was sent: React empties one that was. */
export type Typed = Readonly<Record<string, string>>;

interface Sent<Answer> {
  /** How often: the key under which the form is drawn anew. */
  times: number;
  typed: Typed;
  answer: Answer;
}

/** A form that is sent to a server action, with what was typed and answered last. */
export function useSentForm<Answer>(action: (data: FormData) => Promise<Answer>) {
  const [sent, send, sending] = useActionState(
    async (before: Sent<Answer> | null, data: FormData): Promise<Sent<Answer> | null> => ({
      times: (before?.times ?? 0) + 1,
      typed: Object.fromEntries(
        [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      answer: await action(data),
    }),
    null,
  );
  return { sent, send, sending };
}
