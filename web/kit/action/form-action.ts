import 'server-only';
import { asDoor } from '../door.ts';
import { fieldsOf } from './fields.ts';

/** What a form held when it was sent, and what it was answered. */
export interface Sent<Answer> {
  /** How often it was sent: the key under which it is drawn anew. */
  times: number;
  /** Drawn again, because React empties a form that was sent, and a page without JavaScript is a new one. */
  typed: Readonly<Record<string, string>>;
  answer: Answer;
}

export type FormAction<Answer> = (before: Sent<Answer> | null, data: FormData) => Promise<Sent<Answer>>;

interface Options {
  /** Names of fields that are never sent back, such as passwords. */
  secret?: readonly string[];
}

/**
 * An action for `<ActionForm>`, with JavaScript or without: `export const rename = formAction(action(…))`.
 */
export function formAction<Answer>(
  act: (data: FormData) => Promise<Answer>,
  { secret = [] }: Options = {},
): FormAction<Answer> {
  return asDoor(async (before: Sent<Answer> | null, data: FormData): Promise<Sent<Answer>> => {
    // First, because it asks who is there.
    const answer = await act(data);
    // A caller that is no form of ours may send anything.
    const fields = data instanceof FormData ? fieldsOf(data) : {};
    const typed = Object.entries(fields).flatMap(([name, text]) =>
      typeof text === 'string' && !name.startsWith('$') && !secret.includes(name) ? [[name, text]] : [],
    );
    // `before` comes back from the browser, which may send anything.
    const times = Number.isSafeInteger(before?.times) ? Number(before?.times) + 1 : 1;
    return { times, typed: Object.fromEntries(typed), answer };
  });
}
