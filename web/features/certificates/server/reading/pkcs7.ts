import 'server-only';
import { der, elements, explicit, implicit, isSequence, oid, parsed } from './asn1.ts';
import { certificateOf, checkCount, type Contents } from './contents.ts';
import { Unreadable } from './unreadable.ts';

/** PKCS#7, by now CMS (RFC 5652, section 5): what carries certificates is SignedData, most often without any signature. */

const signedData = '1.2.840.113549.1.7.2';

export function readPkcs7(bytes: Buffer): Contents {
  const [kind, content] = elements(parsed(bytes));
  if (oid(kind) !== signedData) throw new Unreadable('notACertificate');
  // version, digestAlgorithms, encapContentInfo, certificates [0] IMPLICIT OPTIONAL…
  const [, , , certificates] = elements(explicit(content, 0));
  const found = implicit(certificates, 0) ?? [];
  checkCount(found);
  if (found.length === 0) throw new Unreadable('notACertificate');
  // Others have a tag of their own: those of attributes are for no key (RFC 5755).
  const own = found.filter(isSequence).map((node) => certificateOf(asWritten(bytes, der(node))));
  if (own.length === 0) throw new Unreadable('notACertificate');
  return { certificates: own, keys: [] };
}

/** Written anew, a certificate may have other bytes than it came with, and another fingerprint. */
function asWritten(bytes: Buffer, certificate: Buffer): Buffer {
  if (!bytes.includes(certificate)) throw new Unreadable('damaged');
  return certificate;
}
