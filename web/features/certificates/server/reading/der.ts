import 'server-only';
import { createPrivateKey } from 'node:crypto';
import { elements, isInteger, isOid, isSequence, octets, parsed, type Node } from './asn1.ts';
import { checkCount, firstCertificate, type Contents } from './contents.ts';
import { Unreadable } from './unreadable.ts';

/** Certificates in DER, one behind the other. */
export function readDerChain(bytes: Buffer): Contents {
  const certificates = [];
  for (let at = 0; at < bytes.length;) {
    const certificate = firstCertificate(bytes.subarray(at));
    certificates.push(certificate);
    checkCount(certificates);
    at += certificate.raw.length;
  }
  return { certificates, keys: [] };
}

/**
 * A SEQUENCE in long, indefinite or, as small keys are, short form: text that begins with « 0 » never goes on like this
 * for as long as its second character says.
 */
export function looksBinary(bytes: Buffer): boolean {
  const [tag, length = 0] = bytes;
  return tag === 0x30 && (length >= 0x80 || length === bytes.length - 2);
}

export type BinaryKind = 'certificates' | 'pkcs7' | 'pkcs12' | 'clearKey' | 'encryptedKey';

const clearTypes = ['pkcs8', 'pkcs1', 'sec1'] as const;

/** What binary bytes are, by their shape: the content says whether it is sound. */
export function binaryKind(bytes: Buffer): BinaryKind {
  if (clearTypes.some((type) => isClearKey(bytes, type))) return 'clearKey';
  if (startsCertificate(bytes)) return 'certificates';
  const parts = elements(parsed(bytes));
  const [first, second] = parts;
  // ContentInfo (RFC 5652): type, content.
  // PFX (RFC 7292): version, ContentInfo, MacData OPTIONAL. EncryptedPrivateKeyInfo (RFC 5958): algorithm, octets.
  if (isOid(first) && parts.length === 2) return 'pkcs7';
  if (isInteger(first) && isSequence(second) && parts.length <= 3) return 'pkcs12';
  if (isSequence(first) && parts.length === 2 && isOctets(second)) return 'encryptedKey';
  throw new Unreadable(
    parts.length === 3 && isSequence(first) && isSequence(second) ? 'damaged' : 'notACertificate',
  );
}

function isClearKey(bytes: Buffer, type: (typeof clearTypes)[number]): boolean {
  try {
    return Boolean(createPrivateKey({ key: bytes, format: 'der', type }));
  } catch {
    return false;
  }
}

function startsCertificate(bytes: Buffer): boolean {
  try {
    return Boolean(firstCertificate(bytes));
  } catch {
    return false;
  }
}

function isOctets(node: Node | undefined): boolean {
  try {
    return octets(node).length > 0;
  } catch {
    return false;
  }
}
