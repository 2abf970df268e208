import { canonicalIdentifier, type QualificationType } from '#domain/kit/references/identifier';
import type { HiddenContent } from '#domain/kit/table/cell-text';
import type { TableFormat } from '#domain/kit/table/file';
import { limits } from './limits.ts';
import type { FaultyLine, LineFault, Refusal } from './refusal.ts';

export type FileFormat = TableFormat;

/** A line as a reader found it. A `fault` is set when the file itself shows that it cannot be a number. */
export interface ReadLine {
  line: number;
  value: string;
  fault?: LineFault;
  /** Replaced by U+FFFD in `value`. */
  hidden?: HiddenContent;
}

/** What becomes of one line: its canonical identifier's index among the distinct ones, a fault, or the end. */
export type LineVerdict =
  | { ok: true; index: number; canonical: string; isNew: boolean }
  | { ok: false; faulty: FaultyLine }
  /** Too many distinct numbers: the file is refused, and its other lines are read to count them. */
  | { ok: false; counted: true }
  | { ok: false; stop: Refusal };

export interface FileTotals {
  lines: number;
  profiles: number;
}

/**
 * Judges a file line by line, in order (QPC-062 to QPC-073). Excel counts distinct numbers and CSV counts lines
 * (section 6, decision 3). A `stop` ends the reading at once. A blank line is faulty only when another line follows it;
 * the reader reports it when that line comes.
 */
export function judgeFile(type: QualificationType, format: FileFormat) {
  const indexes = new Map<string, number>();
  let lines = 0;
  let faulty = 0;
  let firstFaulty = 0;

  /** Why the file is refused for its distinct numbers, if it is; `more` when not all of its rows were read. */
  function excess(more = false): Refusal | undefined {
    if (indexes.size <= limits.fileLines) return undefined;
    return { ...tooManyLines, found: indexes.size, ...(more && { more }) };
  }

  return {
    judge({ line, value, fault, hidden }: ReadLine): LineVerdict {
      if (format === 'xlsx' && line > limits.excelRows) return { ok: false, stop: tooManyRows };
      lines += 1;
      if (format === 'csv' && lines > limits.fileLines) return { ok: false, stop: tooManyLines };
      const canonical = fault ? undefined : canonicalIdentifier(type, value);
      if (indexes.size > limits.fileLines) {
        if (canonical !== undefined) indexes.set(canonical, indexes.size);
        return { ok: false, counted: true };
      }
      if (canonical === undefined) {
        faulty += 1;
        firstFaulty ||= line;
        return { ok: false, faulty: { line, value, fault: fault ?? faultOf(type, value, hidden) } };
      }
      const known = indexes.get(canonical);
      if (known !== undefined) return { ok: true, index: known, canonical, isNew: false };
      const index = indexes.size;
      indexes.set(canonical, index);
      if (index === limits.fileLines) return { ok: false, counted: true };
      return { ok: true, index, canonical, isNew: true };
    },

    excess,

    /** The verdict on the whole file, once every line was judged. */
    conclude(): { ok: true; totals: FileTotals } | { ok: false; refusal: Refusal } {
      const refusal = excess();
      if (refusal) return { ok: false, refusal };
      if (lines === 0) return { ok: false, refusal: { reason: 'noLine' } };
      if (faulty > 0)
        return { ok: false, refusal: { reason: 'faultyLines', count: faulty, firstLine: firstFaulty } };
      return { ok: true, totals: { lines, profiles: indexes.size } };
    },
  };
}

const tooManyLines = { reason: 'tooManyLines', limit: limits.fileLines } as const;
const tooManyRows = { reason: 'tooManyRows', limit: limits.excelRows } as const;

function faultOf(type: QualificationType, value: string, hidden: HiddenContent | undefined): LineFault {
  const bare = value.trim();
  if (bare === '') return 'blank';
  if (hidden === 'lineBreak') return 'lineBreak';
  if (bare !== value && canonicalIdentifier(type, bare) !== undefined) return 'spaced';
  const visible = value.replaceAll('\uFFFD', '').trim();
  if (hidden && canonicalIdentifier(type, visible) !== undefined) return 'hiddenMark';
  return type === 'aliase' ? 'notAnAlias' : 'notANumber';
}
