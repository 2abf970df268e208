import { cutText } from '#domain/kit/table/cell-text';
import type { CellKind, TableCell } from '#domain/kit/table/file';
import type { XmlPath } from './xml.ts';

/** Characters that an escape takes for the one that it stands for: `_x000D_`. */
const escapeLength = 7;
const escape = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Whether text at this path belongs to the string whose element (`si` or `is`) has the given depth: its `t`, or the `t`
 * of one of its runs `r`. Phonetic runs (`rPh`) are reading aids, not part of the value.
 */
export function isStringText(path: XmlPath, depth: number): boolean {
  if (path.length === depth + 1) return path[depth] === 't';
  return path.length === depth + 2 && path[depth] === 'r' && path[depth + 1] === 't';
}

/** Joins the pieces of a text and keeps no more of it than a cell of `most` characters may need, escapes included. */
export function appended(text: string, more: string, most: number): string {
  return cutText(text + more, (most + 1) * escapeLength);
}

/** The characters of a stored string, cut: `_x000D_` stands for one that XML cannot carry (ISO/IEC 29500-1, ST_Xstring). */
export function unescaped(text: string, most: number): string {
  const plain = text.includes('_x')
    ? text.replace(escape, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
  return cutText(plain, most);
}

/** V8 keeps a slice of 13 characters or more as a window on its whole chunk; a copy lets the chunk go. */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}

/** A cell of a text or number that may have been cut. */
export function cellOf(kind: CellKind, text: string, most: number): TableCell {
  const isCut = text.length > most && (kind === 'text' || kind === 'number');
  return { kind: isCut ? 'tooLong' : kind, text };
}
