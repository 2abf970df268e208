/** Why a line is faulty. The value itself stays in the file of faults, never in a payload. */
export type LineFault =
  | 'notANumber'
  | 'notAnAlias'
  /** An accepted form but for blanks before or after it. */
  | 'spaced'
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

/** As it is shown: blanks at either end, which nobody sees, become marks; each stays one character. */
export function withVisibleBlanks(value: string): string {
  return value.replaceAll(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length));
}

/** Why a file was refused before it became a qualification (QPC-073, QPC-076, QPC-077). */
export type Refusal =
  | { reason: 'unknownFormat'; detail: UnknownFormat }
  | { reason: 'tooLarge'; limit: number }
  | { reason: 'severalSheets'; sheets: number }
  | { reason: 'noLine' }
  | { reason: 'tooManyLines'; limit: number }
  | { reason: 'tooManyRows'; limit: number }
  | { reason: 'faultyLines'; count: number; firstLine: number }
  | { reason: 'missingFile' }
  /** Operations ended the process before its verdict. */
  | { reason: 'stopped' }
  | QuotaRefusal;

export type QuotaRefusal =
  | { reason: 'quotaExceeded'; limit: number; remaining: number }
  | { reason: 'quotaReached'; limit: number };

/** What is known about a file of no accepted format, so that the page can advise (QPC-071). */
export type UnknownFormat = 'xls' | 'protected' | 'damaged' | 'notText' | 'other';
