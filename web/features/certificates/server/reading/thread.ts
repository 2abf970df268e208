import { readCertificateFile, type CertificateRead } from './file.ts';

/** A file to read, and the password that may open it. */
export interface CertificateOrder {
  bytes: Uint8Array;
  password: string | undefined;
}

/** The entry of the thread that `readCertificate` starts; it runs as it stands here, without Next. */
export default function read({ bytes, password }: CertificateOrder): Promise<CertificateRead> {
  return readCertificateFile(bytes, password);
}
