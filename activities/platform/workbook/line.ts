import type { ReadLine } from '#domain/qualification/judge';
import type { LineFault } from '#domain/qualification/refusal';

/** Characters of a value that are kept and shown. The longest accepted form has 12. */
export const shownLength = 100;

/** Controls but the tab, invisible marks (direction, joiners, BOM), private use, lone surrogates, line separators. */
const unshowable = /(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/**
 * The line a reader hands out. Its value is cut, and what cannot be shown becomes U+FFFD rather than vanishing:
 * a number with a hidden mark inside must stay faulty, and visibly so.
 */
export function lineOf(line: number, text: string, fault?: LineFault): ReadLine {
  const value = text.slice(0, shownLength).replace(unshowable, '\uFFFD');
  if (fault) return { line, value, fault };
  return text.length > shownLength ? { line, value, fault: 'tooLong' } : { line, value };
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/**
 * Hands out lines in order, blank ones only once a filled one follows (section 6, decision 3).
 * Each call answers false when the receiver wants no more.
 */
export function lineSink(receive: (line: ReadLine) => boolean) {
  let last = 0;
  return (line: ReadLine): boolean => {
    while (last + 1 < line.line) {
      last += 1;
      if (!receive({ line: last, value: '', fault: 'blank' })) return false;
    }
    last = line.line;
    return receive(line);
  };
}
