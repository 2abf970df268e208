import { isBlank, shownLength } from './line.ts';
import type { XmlPath } from './xml.ts';

/** How much of a cell's text is kept: one character more than is shown tells that it was longer. */
const keptLength = shownLength + 1;

/**
 * Whether text at this path belongs to the string whose element (`si` or `is`) stands at `depth`: its `t`, or the `t`
 * of one of its runs `r`. Phonetic runs (`rPh`) are reading aids, not part of the value.
 */
export function isStringText(path: XmlPath, depth: number): boolean {
  if (path.length === depth + 1) return path[depth] === 't';
  return path.length === depth + 2 && path[depth] === 'r' && path[depth + 1] === 't';
}

/** Cuts what is too long, and leaves it filled when only what was cut was: no text is lost behind a hundred spaces. */
export function appended(text: string, more: string): string {
  const room = keptLength - text.length;
  if (more.length <= room) return text + more;
  const kept = text + more.slice(0, room);
  return isBlank(kept) && !isBlank(more) ? `${kept.slice(0, -1)}…` : kept;
}

/** `_x000D_` stands for a character that XML cannot carry (ISO/IEC 29500-1, ST_Xstring). */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}
