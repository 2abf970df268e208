import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';

/** `outdated`: the portal was upgraded since the page was opened, and no longer knows the page's action. */
export interface NotSent {
  ok: false;
  reason: 'notSent' | 'outdated';
}

/** What a server action answers, or that nothing was done: a form that lets the error through loses what was typed. */
export const orNotSent = <A>(answer: Promise<A>): Promise<A | NotSent> =>
  answer.catch((error: unknown): NotSent => {
    // The way to the identification page travels as one.
    unstable_rethrow(error);
    return { ok: false, reason: unstable_isUnrecognizedActionError(error) ? 'outdated' : 'notSent' };
  });
