import type { UnknownFormat } from '#domain/kit/table/file';

/** What the first bytes of a file show. An `ole` container holds an .xls or an encrypted workbook. */
export type FileKind = 'zip' | 'ole' | 'text' | { unknown: UnknownFormat };

/** Bytes that `fileKind` needs. */
export const headBytes = 512;

const zipSignature = 'PK\x03\x04';
const emptyZipSignature = 'PK\x05\x06';
const oleSignature = '\xd0\xcf\x11\xe0';
const utf16Marks = ['\xff\xfe', '\xfe\xff'];
/** Files that people take for a table or send by mistake, and whose first bytes may look like text. */
const otherSignatures = [
  '%PDF',
  '{\\rtf',
  '<',
  '\xef\xbb\xbf<',
  'PK',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
];

/** Recognises a file by its content, never by its name (QPC-071). */
export function fileKind(head: Buffer): FileKind {
  const text = head.toString('latin1');
  if (text.startsWith(zipSignature)) return 'zip';
  if (text.startsWith(emptyZipSignature)) return { unknown: 'archive' };
  if (text.startsWith(oleSignature)) return 'ole';
  if (utf16Marks.some((mark) => text.startsWith(mark))) return { unknown: 'notText' };
  if (otherSignatures.some((signature) => text.startsWith(signature))) return { unknown: 'other' };
  return 'text';
}

/** Name of the stream in which an OLE container carries an encrypted workbook (MS-OFFCRYPTO 2.3.4.4). */
export const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');
