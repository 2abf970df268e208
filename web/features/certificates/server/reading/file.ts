import 'server-only';
import type { CertificateFormat } from '#domain/certificates/facts';
import { certificateLimits, type FileRefusal } from '#domain/certificates/refusal';
import { openedKeyWith, type Contents } from './contents.ts';
import { binaryKind, looksBinary, readDerChain } from './der.ts';
import { factsOf, type ReadCertificate } from './facts.ts';
import { readPem } from './pem.ts';
import { readPkcs7 } from './pkcs7.ts';
import { readPkcs12 } from './pkcs12.ts';
import { Unreadable } from './unreadable.ts';

/** What a file says of the certificate for which it was made, or why it is refused. */
export type CertificateRead =
  | ({ ok: true; format: CertificateFormat } & ReadCertificate)
  | { ok: false; reason: FileRefusal };

/**
 * Reads a file that nobody vouches for: PEM (RFC 7468), DER, PKCS#7 (RFC 5652), PKCS#12 (RFC 7292), told apart by their content. Answers
 * whatever the bytes are. The password opens what is closed and is kept nowhere.
 */
export async function readCertificateFile(bytes: Uint8Array, password?: string): Promise<CertificateRead> {
  try {
    const { format, ...contents } = await contentsOf(Buffer.from(bytes), password);
    return { ok: true, format, ...factsOf(contents) };
  } catch (error) {
    // What a library throws over bytes that are not as it believes.
    return { ok: false, reason: error instanceof Unreadable ? error.reason : 'damaged' };
  }
}

async function contentsOf(
  bytes: Buffer,
  password: string | undefined,
): Promise<Contents & { format: CertificateFormat }> {
  if (bytes.length === 0) throw new Unreadable('empty');
  if (bytes.length > certificateLimits.fileBytes) throw new Unreadable('tooLarge');
  if (!looksBinary(bytes)) return readPem(bytes, password);
  const kind = binaryKind(bytes);
  switch (kind) {
    case 'certificates':
      return { format: 'der', ...readDerChain(bytes) };
    case 'pkcs7':
      return { format: 'pkcs7', ...readPkcs7(bytes) };
    case 'pkcs12':
      return { format: 'pkcs12', ...(await readPkcs12(bytes, password)) };
    case 'clearKey':
      throw new Unreadable('privateKeyInClear');
    case 'encryptedKey':
      // Says so only of what is one.
      await openedKeyWith(password, bytes);
      throw new Unreadable('keyWithoutCertificate');
  }
}
