import type { TableRefusal } from '#domain/kit/table/file';

/** Why a line is faulty. The value itself is written to the file of faults, never to a payload. */
export type LineFault =
  | 'notANumber'
  | 'notAnAlias'
  /** An accepted form but for blanks before or after it. */
  | 'spaced'
  /** An accepted form but for invisible marks in it. */
  | 'hiddenMark'
  /** A cell of several lines. */
  | 'lineBreak'
  | 'blank'
  | 'extraColumn'
  | 'extraField'
  | 'formula'
  | 'notText'
  | 'tooLong'
  | 'quoted';

/** A line that breaks QPC-067 or QPC-070; `line` counts from 1 as the spreadsheet does. */
export interface FaultyLine {
  line: number;
  value: string;
  fault: LineFault;
}

/** As a page shows it: blanks at either end become visible marks; each stays one character. */
export function withVisibleBlanks(value: string): string {
  return value.replaceAll(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length));
}

/** Why a file was refused before it became a qualification (QPC-073, QPC-076, QPC-077). */
export type Refusal =
  | TableRefusal
  | { reason: 'noLine' }
  /** `found`: distinct numbers of an Excel file; at least so many when `more` rows follow. */
  | { reason: 'tooManyLines'; limit: number; found?: number; more?: true }
  | { reason: 'faultyLines'; count: number; firstLine: number }
  | { reason: 'missingFile' }
  /** Operations ended the process before its verdict. */
  | { reason: 'stopped' }
  | QuotaRefusal;

export type QuotaRefusal =
  | { reason: 'quotaExceeded'; limit: number; remaining: number }
  | { reason: 'quotaReached'; limit: number };
