import { limits } from '#domain/qualification/limits';
import type { Locale, Messages } from '#web/messages/catalogue';
import { formatInstant } from '#web/messages/format';
import { refusalText } from './refusal-text.ts';
import type { SendFailure } from '../submission/send-file.ts';

/** What a person reads when a file does not come to be sent. A file that is too large is refused wherever that shows. */
export function problemText(
  texts: Pick<Messages['qualification'], 'refusals' | 'verdict' | 'submit'>,
  locale: Locale,
  problem: Exclude<SendFailure, 'ended'> | 'none' | 'several',
): string {
  const { errors } = texts.submit;
  if (typeof problem === 'object')
    return 'reference' in problem
      ? errors.unexpected(problem.reference)
      : errors.tooMuch(formatInstant(locale, problem.tooMuchUntil));
  return problem === 'tooLarge'
    ? refusalText(texts, { reason: 'tooLarge', limit: limits.fileBytes })
    : errors[problem];
}
