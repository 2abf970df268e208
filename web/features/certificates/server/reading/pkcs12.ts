import 'server-only';
import type { X509Certificate } from 'node:crypto';
import { der, elements, explicit, octets, oid, parsed, type Node } from './asn1.ts';
import { isAuthentic, opened, type Opening } from './ciphers.ts';
import {
  certificateOf,
  checkCount,
  keyOf,
  notOpened,
  openedKey,
  openingsOf,
  refuseUnprotected,
  type Contents,
} from './contents.ts';
import { Unreadable } from './unreadable.ts';

/** PKCS#12 (RFC 7292), as far as certificates and their keys go; protected by a password only. */

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const bags = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  contents: '1.2.840.113549.1.12.10.1.6',
};
const x509 = '1.2.840.113549.1.9.22.1';

/** One part of the file, closed or open. */
interface Safe {
  sealed: boolean;
  content: Node;
}

interface Bag {
  kind: string;
  value: Node;
}

export async function readPkcs12(bytes: Buffer, password: string | undefined): Promise<Contents> {
  const [, authSafe, macData] = elements(parsed(bytes));
  const [kind, content] = elements(authSafe);
  // Signed with a key instead: nobody hands out certificates that way.
  if (oid(kind) !== data) throw new Unreadable('cipherNotSupported');
  const protectedBytes = octets(explicit(content, 0));
  const safes = elements(parsed(protectedBytes)).map(safeOf);
  const open = safes.filter(({ sealed }) => !sealed).flatMap((safe) => bagsIn(parsed(octets(safe.content))));
  // Told first, whatever else is wrong with the file: that key is lost already.
  if (open.some((bag) => bag.kind === bags.key)) throw new Unreadable('privateKeyInClear');

  for (const opening of openingsOf(password)) {
    if (macData && !(await isAuthentic(opening, macData, protectedBytes))) continue;
    const found = await readBags(opening, safes, open);
    if (found) return found;
    // The password is the right one: what does not open with it was damaged before it was sealed.
    if (macData) throw new Unreadable('damaged');
  }
  throw notOpened(password);
}

function safeOf(contentInfo: Node): Safe {
  const [kind, content] = elements(contentInfo);
  const sealed = oid(kind) === encryptedData;
  if (!sealed && oid(kind) !== data) throw new Unreadable('cipherNotSupported');
  return { sealed, content: explicit(content, 0) };
}

/** Null when the password does not fit. */
async function readBags(
  opening: Opening,
  safes: readonly Safe[],
  open: readonly Bag[],
): Promise<Contents | null> {
  const found = [...open];
  for (const { content } of safes.filter(({ sealed }) => sealed)) {
    const inside = await openedSafe(opening, content);
    if (!inside) return null;
    found.push(...inside);
  }
  const keys = [];
  for (const { kind, value } of found) {
    if (kind !== bags.key && kind !== bags.shroudedKey) continue;
    const key = kind === bags.key ? keyOf(der(value)) : await openedKey(opening, value);
    if (!key) return null;
    // Told before what else is wrong with the file, as of a key in clear.
    refuseUnprotected(opening);
    keys.push(key);
  }
  const certificates = certificatesIn(found);
  if (certificates.length === 0)
    throw new Unreadable(keys.length > 0 ? 'keyWithoutCertificate' : 'notACertificate');
  return { certificates, keys };
}

/** EncryptedData (RFC 5652, section 8). */
async function openedSafe(opening: Opening, encrypted: Node): Promise<Bag[] | null> {
  const [, info] = elements(encrypted);
  const [, algorithm, sealed] = elements(info);
  const contents = await opened(opening, algorithm, octets(sealed, 0));
  if (!contents) return null;
  let node: Node;
  try {
    node = parsed(contents);
  } catch {
    // A wrong password leaves a padding that fits once in 256 times.
    return null;
  }
  return bagsIn(node);
}

function bagsIn(contents: Node): Bag[] {
  return elements(contents).flatMap((bag) => {
    const [id, tagged] = elements(bag);
    const [kind, value] = [oid(id), explicit(tagged, 0)];
    return kind === bags.contents ? bagsIn(value) : [{ kind, value }];
  });
}

function certificatesIn(found: readonly Bag[]): X509Certificate[] {
  const bagged = found.filter(({ kind }) => kind === bags.certificate);
  checkCount(bagged);
  return bagged.flatMap(({ value }) => {
    const [type, content] = elements(value);
    return oid(type) === x509 ? [certificateOf(octets(explicit(content, 0)))] : [];
  });
}
