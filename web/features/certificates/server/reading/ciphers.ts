import 'server-only';
import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { elements, isInteger, octets, oid, whole, type Node } from './asn1.ts';
import { Unreadable } from './unreadable.ts';

/**
 * What a password opens in PKCS#12 and PKCS#8: PBES2 (RFC 8018) by Node's OpenSSL, and the older schemes of RFC 7292,
 * appendix C, which that OpenSSL has no ciphers for, with node-forge.
 */

const derive = promisify(pbkdf2);

/** A password and what may still be spent on it. Null: none at all, which PKCS#12 tells from an empty one. */
export interface Opening {
  password: string | null;
  /** Rounds of hashing that are left for this file. */
  rounds: number;
}

/**
 * Some two seconds of hashing. OpenSSL takes 2,048 rounds a step, Java 10,000, browsers up to 600,000 of PBKDF2; a file
 * can ask for four thousand million, in each of its parts.
 */
export const mostRounds = 4_000_000;
/** The older derivation runs in JavaScript: a round costs ten of PBKDF2's. */
const olderWeight = 10;

function spend(opening: Opening, rounds: number): void {
  if (rounds < 1) throw new Unreadable('damaged');
  opening.rounds -= rounds;
  if (opening.rounds < 0) throw new Unreadable('tooManyIterations');
}

const sha1Bytes = 20;
type OlderUse = 'key' | 'iv' | 'mac';
const olderIds: Readonly<Record<OlderUse, number>> = { key: 1, iv: 2, mac: 3 };

/** RFC 7292, appendix B: with the password in UTF-16. */
function olderKey(
  opening: Opening,
  salt: Buffer,
  iterations: number,
  { use, bytes, digest = 'sha1' }: { use: OlderUse; bytes: number; digest?: OlderDigest },
): Buffer {
  spend(opening, iterations * Math.ceil(bytes / sha1Bytes) * olderWeight);
  const key = forge.pkcs12.generateKey(
    opening.password,
    forge.util.createBuffer(salt.toString('latin1')),
    olderIds[use],
    iterations,
    bytes,
    forge.md[digest].create(),
  );
  return Buffer.from(key.getBytes(), 'latin1');
}

type OlderDigest = 'sha1' | 'sha256' | 'sha384' | 'sha512';

const digests: Readonly<Record<string, { name: OlderDigest; bytes: number }>> = {
  '1.3.14.3.2.26': { name: 'sha1', bytes: 20 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', bytes: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', bytes: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', bytes: 64 },
};

/** What hash an object identifier stands for; its digits where it is none of ours. */
export const digestName = (id: string): string => digests[id]?.name ?? id;

/** Whether MacData (RFC 7292, section 4) fits what it protects, under this password. */
export async function isAuthentic(opening: Opening, macData: Node, content: Buffer): Promise<boolean> {
  const [mac, salt, iterations] = elements(macData);
  const [algorithm, expected] = elements(mac);
  const [id, parameters] = elements(algorithm);
  const { hash, key } =
    oid(id) === pbmac1
      ? await pbmac1Key(opening, parameters)
      : olderMacKey(opening, oid(id), octets(salt), iterations ? whole(iterations) : 1);
  const computed = createHmac(hash, key).update(content).digest();
  const wanted = octets(expected);
  return wanted.length === computed.length && timingSafeEqual(wanted, computed);
}

interface MacKey {
  hash: string;
  key: Buffer;
}

function olderMacKey(opening: Opening, id: string, salt: Buffer, iterations: number): MacKey {
  const digest = digests[id];
  if (!digest) throw new Unreadable('cipherNotSupported');
  const { name, bytes } = digest;
  return { hash: name, key: olderKey(opening, salt, iterations, { use: 'mac', bytes, digest: name }) };
}

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2Id = '1.2.840.113549.1.5.12';
const pbmac1 = '1.2.840.113549.1.5.14';

/** HMAC by its hash, in PBKDF2 and PBMAC1. */
const hmacs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
  '1.2.840.113549.2.12': 'sha512-224',
  '1.2.840.113549.2.13': 'sha512-256',
};

function hmacOf(algorithm: Node | undefined): string {
  const hash = hmacs[oid(elements(algorithm)[0])];
  if (!hash) throw new Unreadable('cipherNotSupported');
  return hash;
}

/** The key that PBKDF2 (RFC 8018, A.2) makes of the password; as long as it says itself where `bytes` is null. */
async function pbkdf2Key(
  opening: Opening,
  derivation: Node | undefined,
  bytes: number | null,
): Promise<Buffer> {
  const [id, parameters] = elements(derivation);
  if (oid(id) !== pbkdf2Id) throw new Unreadable('cipherNotSupported');
  // PBKDF2-params: salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1.
  const [salt, iterations, ...optional] = elements(parameters);
  const prf = optional.find((node) => !isInteger(node));
  const hash = prf ? hmacOf(prf) : 'sha1';
  const length = bytes ?? whole(optional.find(isInteger));
  if (length < 1 || length > mostKeyBytes) throw new Unreadable('damaged');
  const rounds = whole(iterations);
  // A step for each piece of the hash's length, of which SHA-1 makes the shortest.
  spend(opening, bytes === null ? rounds * Math.ceil(length / sha1Bytes) : rounds);
  return derive(opening.password ?? '', octets(salt), rounds, length, hash);
}

/** More than any HMAC takes for its key as it is. */
const mostKeyBytes = 256;

/** PBMAC1-params (RFC 8018, A.5), as PKCS#12 has them (RFC 9579): the salt and rounds of MacData count for nothing. */
async function pbmac1Key(opening: Opening, parameters: Node | undefined): Promise<MacKey> {
  const [derivation, scheme] = elements(parameters);
  return { hash: hmacOf(scheme), key: await pbkdf2Key(opening, derivation, null) };
}

interface Cipher {
  name: string;
  keyBytes: number;
  ivBytes: number;
}
const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16, ivBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24, ivBytes: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32, ivBytes: 16 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 },
};

const olderCiphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2-128', keyBytes: 16, ivBytes: 8 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2-40', keyBytes: 5, ivBytes: 8 },
};

function deciphered({ name }: Cipher, key: Buffer, iv: Buffer, sealed: Buffer): Buffer | null {
  try {
    if (name.startsWith('rc2-')) return decipheredRc2(key, iv, sealed);
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    return null;
  }
}

function decipheredRc2(key: Buffer, iv: Buffer, sealed: Buffer): Buffer | null {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(sealed.toString('latin1')));
  return cipher.finish() ? Buffer.from(cipher.output.getBytes(), 'latin1') : null;
}

/** Opens what an AlgorithmIdentifier closed; null when the password does not fit. */
export async function opened(
  opening: Opening,
  algorithm: Node | undefined,
  sealed: Buffer,
): Promise<Buffer | null> {
  const [id, parameters] = elements(algorithm);
  const scheme = oid(id);
  if (scheme === pbes2) return openedByPbes2(opening, parameters, sealed);
  const cipher = olderCiphers[scheme];
  if (!cipher) throw new Unreadable('cipherNotSupported');
  const [saltNode, iterationsNode] = elements(parameters);
  const [salt, iterations] = [octets(saltNode), whole(iterationsNode)];
  const key = olderKey(opening, salt, iterations, { use: 'key', bytes: cipher.keyBytes });
  const iv = olderKey(opening, salt, iterations, { use: 'iv', bytes: cipher.ivBytes });
  return deciphered(cipher, key, iv, sealed);
}

async function openedByPbes2(
  opening: Opening,
  parameters: Node | undefined,
  sealed: Buffer,
): Promise<Buffer | null> {
  const [derivation, encryption] = elements(parameters);
  const [cipherId, ivNode] = elements(encryption);
  const cipher = pbes2Ciphers[oid(cipherId)];
  if (!cipher) throw new Unreadable('cipherNotSupported');
  const iv = octets(ivNode);
  if (iv.length !== cipher.ivBytes) throw new Unreadable('damaged');
  const key = await pbkdf2Key(opening, derivation, cipher.keyBytes);
  return deciphered(cipher, key, iv, sealed);
}
