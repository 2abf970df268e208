import { reasonLength } from '#domain/process';
import { useMessages } from '#web/kit/frame/locale.tsx';

/** Why a request of operations was not done at all. */
export type NotDone =
  | { ok: false; reason: 'invalid' | 'noReason' | 'notSent' }
  | { ok: false; reason: 'unexpected'; reference: string };

/** The portal is away: an action that was not heard. */
export const notSent = (): NotDone => ({ ok: false, reason: 'notSent' });

export function useNotDoneText(): (answer: NotDone) => string {
  const { results, dialog } = useMessages().exploitation;
  return (answer) => {
    switch (answer.reason) {
      case 'unexpected':
        return results.failed(answer.reference);
      case 'noReason':
        return dialog.reasonMissing(reasonLength.least, reasonLength.most);
      case 'invalid':
      case 'notSent':
        return results[answer.reason];
    }
  };
}
