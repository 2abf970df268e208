import { isUtf8 } from 'node:buffer';
import type { ReadLine } from '#domain/qualification/judge';
import { isBlank, lineOf, shownLength } from './line.ts';
import { unknownFormat } from './refused.ts';

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const semicolon = 59;
/** Bytes of a line that are kept: enough for one character more than is shown, whatever they are. */
const keptBytes = (shownLength + 1) * 4;

/**
 * Hands the lines of a CSV file to `emit` under their physical line number (QPC-068, QPC-070). Lines end with LF,
 * CRLF or CR; a BOM is skipped. Works on bytes, so that each line is decoded by itself and a line of any length costs no
 * memory. Throws Refused (notText) at the first NUL: binary, or UTF-16.
 */
export async function readCsv(chunks: AsyncIterable<Buffer>, emit: (line: ReadLine) => void): Promise<void> {
  const kept = Buffer.alloc(keptBytes);
  let length = 0;
  let line = 1;
  let afterReturn = false;
  /** Whether something but spaces stands behind what is kept. */
  let beyond = false;

  const endLine = () => {
    if (length > 0 && (beyond || !isNothing(kept, length))) {
      const start = line === 1 ? bomLength(kept, length) : 0;
      const text = decoded(kept.subarray(start, length), length === keptBytes);
      const read = beyond ? lineOf(line, text, 'tooLong') : csvLine(line, text);
      if (read) emit(read);
    }
    length = 0;
    beyond = false;
    line += 1;
  };

  for await (const chunk of chunks) {
    if (chunk.includes(0)) throw unknownFormat('notText');
    for (const byte of chunk) {
      const secondOfPair = afterReturn && byte === lineFeed;
      afterReturn = byte === carriageReturn;
      if (secondOfPair) continue;
      if (byte === lineFeed || byte === carriageReturn) endLine();
      else if (length < keptBytes) kept[length++] = byte;
      else if (byte !== space) beyond = true;
    }
  }
  endLine();
}

/** Spaces, or a « ; » alone: seen without decoding, for files of millions of them. */
function isNothing(bytes: Buffer, length: number): boolean {
  if (length === 1 && bytes[0] === semicolon) return true;
  for (let i = 0; i < length; i++) if (bytes[i] !== space) return false;
  return true;
}

/** One line, or undefined when it is blank. One trailing « ; » closes the only field: « ; » is blank, « ;; » has a field too many. */
function csvLine(line: number, text: string): ReadLine | undefined {
  const field = text.endsWith(';') ? text.slice(0, -1) : text;
  if (isBlank(field)) return undefined;
  if (field.length > shownLength) return lineOf(line, field, 'tooLong');
  if (field.startsWith('"')) return lineOf(line, text, 'quoted');
  if (field.includes(';')) return lineOf(line, text, 'extraField');
  return lineOf(line, field);
}

const windows1252 = new TextDecoder('windows-1252');

/**
 * UTF-8, or else Windows-1252, in which Excel writes a CSV in western Europe (decision 051). The last character of a
 * line that was cut may be torn; it lies behind what is shown.
 */
function decoded(bytes: Buffer, cut: boolean): string {
  for (let torn = 0; torn <= (cut ? 3 : 0); torn++) {
    const whole = bytes.subarray(0, bytes.length - torn);
    if (isUtf8(whole)) return whole.toString();
  }
  return windows1252.decode(bytes);
}

function bomLength(bytes: Buffer, length: number): number {
  return length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
