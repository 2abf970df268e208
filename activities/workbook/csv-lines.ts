import type { ReadLine } from '#domain/qualification/judge';
import { isBlank, lineOf, shownLength } from './line.ts';
import { unknownFormat } from './refused.ts';

const lineFeed = 10;
const carriageReturn = 13;
/** Bytes of a line that are kept: enough for one character more than is shown, whatever they are. */
const keptBytes = (shownLength + 1) * 4;

/**
 * Hands the lines of a CSV file to `emit` under their physical line number (QPC-068, QPC-070). Lines end with LF,
 * CRLF or CR; a BOM is skipped. Works on bytes, so that a byte that is not UTF-8 spoils its own line only and a line
 * of any length costs no memory. Throws Refused (notText) at the first NUL: binary, or UTF-16.
 */
export async function readCsv(chunks: AsyncIterable<Buffer>, emit: (line: ReadLine) => void): Promise<void> {
  const kept = Buffer.alloc(keptBytes);
  let length = 0;
  let line = 1;
  let afterReturn = false;

  const endLine = () => {
    if (length > 0) {
      const start = line === 1 ? bomLength(kept, length) : 0;
      const read = csvLine(line, kept.toString('utf8', start, length));
      if (read) emit(read);
    }
    length = 0;
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
    }
  }
  endLine();
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

function bomLength(bytes: Buffer, length: number): number {
  return length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
