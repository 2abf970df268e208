import { useEffect, useState } from 'react';
import { paths } from '#web/paths';
import type { Submission } from '../server/submissions.ts';

/** `unasked`: no answer yet; `portal`: the portal is away; `unknown`: there is no such submission; `ended`: no session. */
export type Trouble = 'unasked' | 'portal' | 'unknown' | 'ended' | null;

const pauseMs = 2_000;
/** What takes longer than this is said to. */
const usualMs = 10_000;

/** Asks for the verdict until it is there. Asking does not extend the session, and may be repeated for ever. */
export function useVerdict(
  submissionId: string,
  initial: Submission,
): { submission: Submission; trouble: Trouble; slow: boolean } {
  const [submission, setSubmission] = useState(initial);
  const [trouble, setTrouble] = useState<Trouble>('unasked');
  const [slow, setSlow] = useState(false);
  const waiting = initial.state === 'waiting';

  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), usualMs);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (!waiting) return;
    const stopped = new AbortController();
    const stop = () => stopped.abort();

    async function ask(): Promise<'again' | 'done'> {
      const response = await fetch(paths.api.verdict(submissionId), {
        cache: 'no-store',
        signal: stopped.signal,
      });
      if (response.status === 401 || response.status === 404) {
        setTrouble(response.status === 401 ? 'ended' : 'unknown');
        return 'done';
      }
      if (!response.ok) throw new Error(`The portal answers ${response.status}`);
      const answer = (await response.json()) as Submission; // what the route answers
      setSubmission(answer);
      setTrouble(null);
      return answer.state === 'waiting' ? 'again' : 'done';
    }

    void (async () => {
      while (!stopped.signal.aborted) {
        try {
          if ((await ask()) === 'done') return;
        } catch {
          if (!stopped.signal.aborted) setTrouble('portal');
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    })();
    return stop;
  }, [submissionId, waiting]);

  return { submission, trouble, slow };
}
