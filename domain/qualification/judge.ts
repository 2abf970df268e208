import { canonicalIdentifier, type QualificationType } from '#domain/kit/references/identifier';
import { limits } from './limits.ts';
import type { FaultyLine, LineFault, Refusal } from './refusal.ts';

export type FileFormat = 'xlsx' | 'csv';

/** A line as a reader found it. `fault` is set when the file itself shows that it cannot be a number. */
export interface ReadLine {
  line: number;
  value: string;
  fault?: LineFault;
}

/** What becomes of one line: its canonical identifier's index among the distinct ones, or a fault. */
export type LineVerdict =
  | { ok: true; index: number; canonical: string; isNew: boolean }
  | { ok: false; faulty: FaultyLine }
  | { ok: false; stop: Refusal };

export interface FileTotals {
  lines: number;
  profiles: number;
}

/**
 * Judges a file line by line, in order (QPC-062 to QPC-073). Excel counts distinct numbers and CSV counts lines
 * (section 6, decision 3). Answers a refusal that ends the reading at once where going on would be useless.
 * A blank line is faulty only when another line follows it; the reader reports it when that line comes.
 */
export function judgeFile(type: QualificationType, format: FileFormat) {
  const indexes = new Map<string, number>();
  let lines = 0;
  let faulty = 0;
  let firstFaulty = 0;

  return {
    judge({ line, value, fault }: ReadLine): LineVerdict {
      if (format === 'xlsx' && line > limits.excelRows) {
        return { ok: false, stop: { reason: 'tooManyRows', limit: limits.excelRows } };
      }
      lines += 1;
      if (format === 'csv' && lines > limits.fileLines) return { ok: false, stop: tooManyLines };
      const canonical = fault ? undefined : canonicalIdentifier(type, value);
      if (canonical === undefined) {
        faulty += 1;
        firstFaulty ||= line;
        return { ok: false, faulty: { line, value, fault: fault ?? faultOf(type, value) } };
      }
      const known = indexes.get(canonical);
      if (known !== undefined) return { ok: true, index: known, canonical, isNew: false };
      const index = indexes.size;
      if (index === limits.fileLines) return { ok: false, stop: tooManyLines };
      indexes.set(canonical, index);
      return { ok: true, index, canonical, isNew: true };
    },

    /** The verdict on the whole file, once every line was judged. */
    conclude(): { ok: true; totals: FileTotals } | { ok: false; refusal: Refusal } {
      if (lines === 0) return { ok: false, refusal: { reason: 'noLine' } };
      if (faulty > 0)
        return { ok: false, refusal: { reason: 'faultyLines', count: faulty, firstLine: firstFaulty } };
      return { ok: true, totals: { lines, profiles: indexes.size } };
    },
  };
}

const tooManyLines = { reason: 'tooManyLines', limit: limits.fileLines } as const;

function faultOf(type: QualificationType, value: string): LineFault {
  const bare = value.trim();
  if (bare === '') return 'blank';
  if (bare !== value && canonicalIdentifier(type, bare) !== undefined) return 'spaced';
  return type === 'aliase' ? 'notAnAlias' : 'notANumber';
}
