import 'server-only';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { open, opendir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { certificateKeys, config } from '#config';
import { certificateFile, certificatesDirectory } from '#domain/certificates/files';
import { writeWhole } from '#web/server/durable-file';

/**
 * The files of certificates, encrypted (AES-256-GCM, NIST SP 800-38D): mark, id of the key, nonce, tag, what was
 * encrypted. Mark, id of the key and id of the certificate are authenticated with it, so that no file stands for another.
 */
const mark = Buffer.from('JLC1');
const [keyIdBytes, nonceBytes, tagBytes] = [8, 12, 16];
const nonceAt = mark.length + keyIdBytes;
const tagAt = nonceAt + nonceBytes;
const headerBytes = tagAt + tagBytes;

export interface Vault {
  dataDir: string;
  /** The first one encrypts, each decrypts (config.ts). */
  keys: readonly Uint8Array[];
}

/** That of this installation. */
export const ownVault = (): Vault => ({ dataDir: config().dataDir, keys: certificateKeys() });

/** `keyLost`: encrypted with a key that the settings do not hold. */
export type FileTrouble = 'missing' | 'damaged' | 'keyLost';
export type VaultRead = { ok: true; bytes: Buffer } | { ok: false; reason: FileTrouble };

/** Names a key without telling anything of it. */
export function keyId(key: Uint8Array): string {
  const digest = createHash('sha256').update('jalon certificate key').update(key).digest();
  return digest.subarray(0, keyIdBytes).toString('hex');
}

const boundTo = (header: Buffer, id: string) => Buffer.concat([header.subarray(0, nonceAt), Buffer.from(id)]);

function sealed(key: Uint8Array, id: string, bytes: Uint8Array): Buffer {
  const header = Buffer.concat([mark, Buffer.from(keyId(key), 'hex')]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(header, id));
  const closed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), closed]);
}

function unsealed(key: Uint8Array, id: string, file: Buffer): Buffer | null {
  const nonce = file.subarray(nonceAt, tagAt);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(boundTo(file, id)).setAuthTag(file.subarray(tagAt, headerBytes));
  try {
    return Buffer.concat([decipher.update(file.subarray(headerBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Whose key a file names; null for what is no file of ours. */
function keyIdOf(header: Buffer): string | null {
  if (header.length < headerBytes || !header.subarray(0, mark.length).equals(mark)) return null;
  return header.subarray(mark.length, nonceAt).toString('hex');
}

export async function putCertificate({ dataDir, keys }: Vault, id: string, bytes: Uint8Array): Promise<void> {
  const [key] = keys;
  if (!key) throw new Error('There is no key for certificates');
  await writeWhole(join(dataDir, certificateFile(id)), sealed(key, id, bytes));
}

export async function getCertificate({ dataDir, keys }: Vault, id: string): Promise<VaultRead> {
  const file = await readFile(join(dataDir, certificateFile(id))).catch(ifMissing);
  if (!file) return { ok: false, reason: 'missing' };
  const named = keyIdOf(file);
  if (named === null) return { ok: false, reason: 'damaged' };
  const key = keys.find((one) => keyId(one) === named);
  if (!key) return { ok: false, reason: 'keyLost' };
  const bytes = unsealed(key, id, file);
  return bytes ? { ok: true, bytes } : { ok: false, reason: 'damaged' };
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

export interface Rotation {
  /** Under the first key now. */
  encrypted: number;
  /** Ids of keys that the settings do not hold, with how many files wait for each. */
  keysLost: Record<string, number>;
  /** Ids of certificates whose file is damaged. */
  damaged: string[];
}

/**
 * Encrypts with the first key what another one encrypted, a file at a time, each replaced whole: whatever ends it, every
 * file stands under a key that it names, and the next run goes on. What a portal that was killed before `began` had half
 * written is removed: nobody comes back to it.
 */
export async function rotateCertificates(vault: Vault, began: Date): Promise<Rotation> {
  const { dataDir, keys } = vault;
  const [first] = keys;
  const done: Rotation = { encrypted: 0, keysLost: {}, damaged: [] };
  const directory = await opendir(join(dataDir, certificatesDirectory)).catch(ifMissing);
  if (!directory || !first) return done;
  for await (const { name } of directory) {
    if (name.endsWith('.tmp')) {
      await removeOlder(join(dataDir, certificateFile(name)), began);
      continue;
    }
    const named = await namedKey(join(dataDir, certificateFile(name)));
    if (named === keyId(first) || named === 'gone') continue;
    const read = await getCertificate(vault, name);
    if (read.ok) {
      await putCertificate(vault, name, read.bytes);
      done.encrypted += 1;
    } else if (read.reason === 'keyLost' && named) done.keysLost[named] = (done.keysLost[named] ?? 0) + 1;
    else if (read.reason === 'damaged') done.damaged.push(name);
  }
  return done;
}

/** One that is being written now stays. */
async function removeOlder(path: string, than: Date): Promise<void> {
  const found = await stat(path).catch(ifMissing);
  if (found && found.mtime < than) await rm(path, { force: true });
}

/** Reads no more than the beginning: at each start of the portal every file is looked at. */
async function namedKey(path: string): Promise<string | null> {
  const opened = await open(path, 'r').catch(ifMissing);
  if (!opened) return 'gone';
  await using file = opened;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  return keyIdOf(buffer.subarray(0, bytesRead));
}
