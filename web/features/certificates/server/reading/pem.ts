import 'server-only';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { CertificateFormat } from '#domain/certificates/facts';
import {
  certificateOf,
  checkCount,
  notOpened,
  openedKeyWith,
  trustedCertificateOf,
  type Contents,
} from './contents.ts';
import { binaryKind, type BinaryKind } from './der.ts';
import { brokenMarks, holdsBareBase64, holdsBareDer, marksIn, tellOfContent, type Mark } from './marks.ts';
import { readPkcs7 } from './pkcs7.ts';
import { Unreadable } from './unreadable.ts';

/** Textual encodings (RFC 7468): blocks between marks, with any text on lines of its own before, between and after them. */

interface Block {
  label: string;
  /** From its first line to its last. */
  text: string;
  /** As it stands between them, headers included (RFC 1421). */
  inside: string;
}

const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];
const pkcs7Labels = ['PKCS7', 'CMS', 'PKCS #7 SIGNED DATA'];
const beginKey = /-----BEGIN ([A-Z0-9 ]{0,40})PRIVATE KEY-----/g;
const encryptedKey = 'ENCRYPTED PRIVATE KEY';
/** The mark of the format that OpenSSL wrote before PKCS#8. */
const encryptedHeader = /^\s*Proc-Type: ?4, ?ENCRYPTED\n/;
const mostBlocks = 300;

const isCertificate = ({ label }: Block) => certificateLabels.includes(label);
const isPkcs7 = ({ label }: Block) => pkcs7Labels.includes(label);
const isKey = ({ label }: Block) => label.endsWith('PRIVATE KEY');

/** Of other bytes a byte that is no text becomes a mark of replacement, and no ASCII is lost. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0)
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

const withPlainEnds = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/**
 * What is left of any encoding of ASCII, also where a file changes it in the middle, as a shell does that appends to a
 * file of another one.
 */
function bareText(bytes: Buffer): string {
  const start = /^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/;
  return withPlainEnds(bytes.toString('latin1').replaceAll('\0', '').replace(start, ''));
}

export async function readPem(
  bytes: Buffer,
  password: string | undefined,
): Promise<Contents & { format: CertificateFormat }> {
  const text = withPlainEnds(textOf(bytes));
  const bare = bytes.includes(0) ? bareText(bytes) : text;
  // Said first, whatever else is wrong with the file: that key is lost already.
  if (holdsClearKey(text) || holdsClearKey(bare)) throw new Unreadable('privateKeyInClear');
  const marks = marksIn(text);
  checkMarks(text, bare, marks);
  const { blocks, outside } = blocksOf(text, marks);
  // What a program may skip that reads it by its marks, and another find.
  if (holdsBareDer(bytes) || holdsBareBase64(outside)) throw new Unreadable('brokenMark');

  const certificates = blocks.filter(isCertificate);
  const keys = blocks.filter(isKey);
  checkCount(certificates);
  const found = [
    ...certificates.map(({ label, inside }) =>
      label === 'TRUSTED CERTIFICATE'
        ? trustedCertificateOf(bytesOf(inside))
        : certificateOf(bytesOf(inside)),
    ),
    ...blocks.filter(isPkcs7).flatMap(({ inside }) => readPkcs7(bytesOf(inside)).certificates),
  ];
  checkCount(found);
  for (const block of blocks)
    if (!isCertificate(block) && !isPkcs7(block) && !isKey(block)) checkOther(block);
  if (found.length === 0) throw new Unreadable(keys.length > 0 ? 'keyWithoutCertificate' : 'notACertificate');
  if (keys.length > 1) throw new Unreadable('keyMismatch');
  return {
    format: certificates.length > 0 ? 'pem' : 'pkcs7',
    certificates: found,
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

/** The file holds no other marks than those that are read. */
function checkMarks(text: string, bare: string, marks: readonly Mark[]): void {
  if (marks.filter(({ kind }) => kind === 'BEGIN').length > mostBlocks)
    throw new Unreadable('tooManyCertificates');
  const others = bare === text ? 0 : marksIn(bare).length - marks.length;
  const broken = [...brokenMarks(text), ...(bare === text ? [] : brokenMarks(bare))];
  if (marks.length === 0 && others === 0 && !tellOfContent(broken)) throw new Unreadable('notACertificate');
  if (others !== 0 || broken.length > 0) throw new Unreadable('brokenMark');
}

/** Each block, and the text around them. */
function blocksOf(text: string, marks: readonly Mark[]): { blocks: Block[]; outside: string } {
  const blocks: Block[] = [];
  const outside: string[] = [];
  let at = 0;
  for (let nth = 0; nth < marks.length; nth += 2) {
    const [begin, end] = [marks[nth], marks[nth + 1]];
    if (begin?.kind !== 'BEGIN' || end?.kind !== 'END' || begin.label !== end.label)
      throw new Unreadable('damaged');
    outside.push(text.slice(at, begin.from));
    blocks.push({
      label: begin.label,
      text: text.slice(begin.from, end.to),
      inside: text.slice(begin.to, end.from),
    });
    at = end.to;
  }
  return { blocks, outside: [...outside, text.slice(at)].join('\n\0\n') };
}

function bytesOf(inside: string): Buffer {
  const digits = inside.replaceAll(/\s+/g, '');
  if (digits === '' || digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(digits))
    throw new Unreadable('damaged');
  return Buffer.from(digits, 'base64');
}

/** A block of another kind, such as a request or parameters, holds nothing of what is read. */
function checkOther({ inside }: Block): void {
  const kind = kindOf(Buffer.from(inside, 'base64'));
  if (kind !== null) throw new Unreadable(kind === 'clearKey' ? 'privateKeyInClear' : 'brokenMark');
}

function kindOf(bytes: Buffer): BinaryKind | null {
  try {
    return binaryKind(bytes);
  } catch {
    return null;
  }
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
