/** What a cell holds that no screen shows. */
export type HiddenContent = 'lineBreak' | 'hiddenMark';

/** Controls but the tab, invisible marks (direction, joiners, BOM), private use, lone surrogates, line separators. */
const unshowable = /(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const everyUnshowable = new RegExp(unshowable, 'gu');
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/;

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The text as a page may show it: cut, and each character that cannot be shown as U+FFFD, so that it is seen. */
export function shown(text: string, mostCharacters: number): string {
  return text.slice(0, mostCharacters).replace(everyUnshowable, '\uFFFD');
}

export function hiddenIn(text: string): HiddenContent | undefined {
  if (lineBreak.test(text)) return 'lineBreak';
  return unshowable.test(text) ? 'hiddenMark' : undefined;
}

/** A heading without what people write differently: case, accents, blanks, punctuation, invisible marks. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Cut to one character more than `most`, which shows that it was longer. A text behind that many spaces stays filled:
 * it must not pass for a blank cell.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most + 1) return text;
  const kept = text.slice(0, most + 1);
  return isBlank(kept) && !isBlank(text) ? `${kept.slice(0, -1)}…` : kept;
}
