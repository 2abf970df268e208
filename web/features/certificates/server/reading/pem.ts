import 'server-only';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  certificateOf,
  checkCount,
  firstCertificate,
  notOpened,
  openedKeyWith,
  type Contents,
} from './contents.ts';
import { Unreadable } from './unreadable.ts';

/** Textual encodings (RFC 7468): blocks between lines, with any text before, between and after them. */

interface Block {
  label: string;
  /** From its first line to its last. */
  text: string;
  /** As it stands between them, headers included (RFC 1421). */
  inside: string;
}

const begin = /^-----BEGIN ([A-Z0-9 ]{1,40})-----[ \t]*$/gm;
const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];
const beginKey = /-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY-----/g;
const encryptedKey = 'ENCRYPTED PRIVATE KEY';
/** The mark of the format that OpenSSL wrote before PKCS#8. */
const encryptedHeader = /^\s*Proc-Type: ?4, ?ENCRYPTED\n/;
const mostBlocks = 300;

/** The text of a file that may hold PEM, whatever an editor put before it; null when there is no block in it. */
export function pemText(bytes: Buffer): string | null {
  const text = textOf(bytes).replaceAll(/\r\n?/g, '\n');
  return text.search(begin) < 0 ? null : text;
}

/** Latin-1 keeps every byte apart; a UTF-8 mark stands before the first line as text. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0)
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return bytes.subarray(3).toString('latin1');
  return bytes.toString('latin1');
}

export async function readPem(text: string, password: string | undefined): Promise<Contents> {
  // Told first, whatever else is wrong with the file: that key is lost already.
  if (holdsClearKey(text)) throw new Unreadable('privateKeyInClear');
  const found = [...text.matchAll(begin)];
  if (found.length > mostBlocks) throw new Unreadable('tooManyCertificates');

  const blocks = found.map((match) => blockAt(text, match));
  const certificates = blocks.filter(({ label }) => certificateLabels.includes(label));
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  checkCount(certificates);
  if (certificates.length === 0)
    throw new Unreadable(keys.length > 0 ? 'keyWithoutCertificate' : 'notACertificate');
  if (keys.length > 1) throw new Unreadable('keyMismatch');
  return {
    certificates: certificates.map(({ label, inside }) =>
      // Behind a trusted one OpenSSL writes what it is trusted for.
      label === 'TRUSTED CERTIFICATE' ? firstCertificate(bytesOf(inside)) : certificateOf(bytesOf(inside)),
    ),
    keys: await Promise.all(keys.map((block) => keyIn(block, password))),
  };
}

/** Wherever it begins, also where no program would look for it. */
function holdsClearKey(text: string): boolean {
  for (const { 0: line, 1: kind, index } of text.matchAll(beginKey)) {
    const after = text.slice(index + line.length, index + line.length + 100);
    if (kind !== 'ENCRYPTED ' && !encryptedHeader.test(after)) return true;
  }
  return false;
}

function blockAt(text: string, { 0: line, 1: label = '', index }: RegExpExecArray): Block {
  const from = index + line.length;
  const last = `\n-----END ${label}-----`;
  const to = text.indexOf(last, from);
  if (to < 0) throw new Unreadable('damaged');
  return { label, text: text.slice(index, to + last.length), inside: text.slice(from, to) };
}

function bytesOf(inside: string): Buffer {
  const digits = inside.replaceAll(/\s+/g, '');
  if (digits === '' || digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(digits))
    throw new Unreadable('damaged');
  return Buffer.from(digits, 'base64');
}

async function keyIn({ label, text, inside }: Block, password: string | undefined): Promise<KeyObject> {
  if (label === encryptedKey) return openedKeyWith(password, bytesOf(inside));
  if (!password) throw notOpened(password);
  try {
    return createPrivateKey({ key: text.trim(), format: 'pem', passphrase: password });
  } catch {
    throw notOpened(password);
  }
}
