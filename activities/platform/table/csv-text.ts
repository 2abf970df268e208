import { isUtf8 } from 'node:buffer';

const windows1252 = new TextDecoder('windows-1252');

/** The bytes of a cell; `cut` when more followed, so that the last character may be torn. */
export interface CellBytes {
  bytes: Buffer;
  cut: boolean;
}

/**
 * The texts of one line: UTF-8, or else Windows-1252, in which Excel writes a CSV in western Europe (decision 051). A
 * torn character lies behind the characters that are shown.
 */
export function decodedLine(cells: readonly CellBytes[]): string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    const text = utf8Text(cell);
    if (text === undefined) return cells.map(({ bytes }) => windows1252.decode(bytes));
    texts.push(text);
  }
  return texts;
}

/** The whole characters of UTF-8; undefined when the bytes are none. */
function utf8Text({ bytes, cut }: CellBytes): string | undefined {
  for (let torn = 0; torn <= (cut ? 3 : 0); torn++) {
    const whole = torn === 0 ? bytes : bytes.subarray(0, bytes.length - torn);
    if (isUtf8(whole)) return whole.toString();
  }
  return undefined;
}

const byteOrderMark = Buffer.from('\uFEFF');

export function withoutBom(bytes: Buffer): Buffer {
  return bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark)
    ? bytes.subarray(byteOrderMark.length)
    : bytes;
}

const quotationMark = 34;
const lineEnds: readonly number[] = [10, 13];
/** « ; » first, which spreadsheets write in French; then the comma and the tab. */
const separators = [59, 44, 9] as const;

/** The separator that is most frequent in the first line that is not empty, outside quotation marks. */
export function separatorIn(bytes: Buffer): number {
  const counts = new Map<number, number>();
  let quoted = false;
  let empty = true;
  for (const byte of bytes) {
    if (byte === quotationMark) quoted = !quoted;
    else if (!quoted && lineEnds.includes(byte)) {
      if (!empty) break;
    } else {
      empty = false;
      if (!quoted) counts.set(byte, (counts.get(byte) ?? 0) + 1);
    }
  }
  const [first, ...others] = separators;
  const count = (byte: number) => counts.get(byte) ?? 0;
  return others.reduce((best: number, byte) => (count(byte) > count(best) ? byte : best), first);
}
