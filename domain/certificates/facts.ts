/** Where the machines stand that use a certificate (OWF-188). */
export const environments = ['production', 'test'] as const;
export type Environment = (typeof environments)[number];

/** How the file of a certificate came and how it is handed out again (RFC 7468, X.690 DER, RFC 5652, RFC 7292). */
export const certificateFormats = ['pem', 'der', 'pkcs7', 'pkcs12'] as const;
export type CertificateFormat = (typeof certificateFormats)[number];

/** The public key of a certificate. `bits`: of the modulus or of the curve's field; null where the algorithm fixes it. */
export interface CertificateKey {
  /** As OpenSSL names it: rsa, rsa-pss, ec, ed25519… */
  algorithm: string;
  bits: number | null;
}

/** What is read from the end-entity certificate of a file (RFC 5280); nothing of it is typed by anybody. */
export interface CertificateFacts {
  /** Distinguished names on one line, `CN=…, O=…`. */
  subject: string;
  issuer: string;
  /** 9 digits of the subject's company, where it names one. */
  siren: string | null;
  /** Hexadecimal in upper case. */
  serialNumber: string;
  /** SHA-256 of the DER, 64 hexadecimal digits in lower case. */
  fingerprint: string;
  /** ISO instants. */
  notBefore: string;
  notAfter: string;
  key: CertificateKey;
  /** As OpenSSL names it: sha256WithRSAEncryption, ecdsa-with-SHA384…; rsassaPss with its hash: rsassaPss-sha256. */
  signatureAlgorithm: string;
  /** Certificates of its issuers that came in the same file. */
  chain: number;
}

/** Over at the very instant, so that a timer set for it finds it over. */
export function hasExpired(notAfter: string, now: Date): boolean {
  return Date.parse(notAfter) <= now.getTime();
}
