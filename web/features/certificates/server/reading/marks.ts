import 'server-only';

/**
 * The marks of textual encodings (RFC 7468) and what only looks like one. A program that reads a file skips what it does
 * not take for a mark, and with it the block behind: so a file that holds such a mark is not to be trusted.
 */

export interface Mark {
  kind: 'BEGIN' | 'END';
  label: string;
  /** Of its line, with neither line break. */
  from: number;
  to: number;
}

/** Alone on its line; OpenSSL ignores blanks and control characters behind it. */
const mark = /(?<![^\n])-----(BEGIN|END) ([A-Z0-9# ]{1,40})-----[\0-\t\v-\x20]*(?![^\n])/g;

export const marksIn = (text: string): Mark[] =>
  Array.from(text.matchAll(mark), ({ 0: line, 1: kind, 2: label = '', index }) => ({
    kind: kind === 'END' ? 'END' : 'BEGIN',
    label,
    ...{ from: index, to: index + line.length },
  }));

const blank = '[^\\S\\n]';
const spaced = (...words: readonly string[]) =>
  `(?:${words.map((word) => Array.from(word).join(`${blank}{0,2}`)).join('|')})`;
const dash = '[\\p{Pd}\\u2212\\u2500\\u2501_~]';
const word = spaced('BEGIN', 'END');
const content = spaced('CERT', 'CERTIFICATE', 'X509', 'PKCS7', 'PKCS#7', 'CMS', 'CRL', 'KEY');
const named = `${word}[A-Z0-9#.\\t ]{0,24}?${content}(?:${blank}{1,3}[A-Z]{3,8}){0,2}`;
const namesContent = new RegExp(named, 'iu');
/** No letter or digit: a name such as « front-end key » is no mark. */
const apart = '(?<![\\p{L}\\p{N}])';
const around = '[^\\p{L}\\p{N}]{0,40}';

const looksLikeMark = [
  // Names of hosts in other scripts begin with « xn-- ».
  new RegExp(`(?<!xn)${dash}{2}${blank}{0,9}${word}(?!\\p{L})`, 'iu'),
  new RegExp(`${apart}${dash}${blank}{0,9}${named}`, 'iu'),
  new RegExp(`${apart}${named}${blank}{0,9}${dash}{2}`, 'iu'),
  new RegExp(`^${around}${named}${around}$`, 'iu'),
];

/** What shows nothing: control and formatting characters, combining marks, blank letters, bytes that are no text. */
const unseen = /[^\P{C}\n\t]|[\p{M}\u115f\u1160\u3164\uffa0\u2800\ufffd]/gu;

/** Lines that look like a mark and are none, as they read to people. */
export function brokenMarks(text: string): string[] {
  const left = text
    .replaceAll(mark, '')
    .replaceAll(unseen, '')
    .normalize('NFKC')
    .split(/[\n\u2028\u2029]/);
  return left.filter((line) => looksLikeMark.some((pattern) => pattern.test(line)));
}

/** Whether one of such lines tells of a certificate or key, rather than of the end of a mail or of a part of a page. */
export const tellOfContent = (lines: readonly string[]) => lines.some((line) => namesContent.test(line));

/** How base64 of DER begins: a SEQUENCE of 128 bytes or more. */
const base64Start = /(?=(MI[A-P][A-Za-z0-9+/]{37}))/g;
const sequence = 0x30;

/** Whether base64 that no block holds begins a certificate, a PKCS#7, a PKCS#12 or a key. */
export function holdsBareBase64(text: string): boolean {
  const joined = text.replaceAll(unseen, '').replaceAll(/\s+/g, '');
  for (const [, start = ''] of joined.matchAll(base64Start)) {
    const bytes = Buffer.from(start, 'base64');
    const [tag, next = 0] = bytes.subarray(2 + ((bytes[1] ?? 0) & 0x0f));
    if (tag === sequence && next >= 0x80) return true;
    // The version of a PKCS#12 or key; the type of a PKCS#7.
    if ((tag === 0x02 && next === 1) || (tag === 0x06 && next === 9)) return true;
  }
  return false;
}

/** Whether the bytes of a text hold a certificate in DER: in UTF-8 no such byte follows a « 0 ». */
export const holdsBareDer = (bytes: Buffer): boolean =>
  /\x30[\x81-\x83][^]{1,3}\x30[\x81-\x83]/.test(bytes.toString('latin1'));
