import type { Refusal } from '#domain/qualification/refusal';
import type { Messages } from '#web/messages/catalogue';

type Texts = Pick<Messages['qualification'], 'refusals' | 'verdict'>;

/**
 * The text of a refusal. The two texts of the daily limit are whole sentences (QPC-076, QPC-077); every other one is the
 * detail of « Erreur lors de l'insertion de votre qualification » (QPC-073).
 */
export function refusalText({ refusals, verdict }: Texts, refusal: Refusal): string {
  switch (refusal.reason) {
    case 'quotaExceeded':
      return refusals.quotaExceeded(refusal.limit, refusal.remaining);
    case 'quotaReached':
      return refusals.quotaReached(refusal.limit);
    case 'unknownFormat':
      return verdict.failed(refusals.unknownFormat[refusal.detail]);
    case 'tooLarge':
      return verdict.failed(refusals.tooLarge(refusal.limit));
    case 'severalSheets':
      return verdict.failed(refusals.severalSheets(refusal.sheets));
    case 'noLine':
      return verdict.failed(refusals.noLine);
    case 'tooManyLines':
      return verdict.failed(
        refusal.found === undefined
          ? refusals.tooManyLines(refusal.limit)
          : refusals.tooManyNumbers(refusal.limit, refusal.found, refusal.more === true),
      );
    case 'tooManyRows':
      return verdict.failed(refusals.tooManyRows(refusal.limit));
    case 'faultyLines':
      return verdict.failed(refusals.faultyLines(refusal.count, refusal.firstLine));
    case 'missingFile':
      return verdict.failed(refusals.missingFile);
    case 'stopped':
      return verdict.failed(refusals.stopped);
  }
}
