import type { refusals as french } from './fr.ts';

export const refusals = {
  empty: 'The file is empty.',
  tooLarge: 'The file exceeds 1 MB. A certificate and its chain fit into a few kilobytes.',
  notACertificate:
    'This is not a certificate. PEM, DER, PKCS#7 (.p7b) and PKCS#12 files (.p12, .pfx) are accepted.',
  damaged: 'The file is damaged or incomplete. Export it again.',
  brokenMark:
    'A part of the file cannot be read: a mark “-----BEGIN…” or “-----END…” is not alone on its line, is misspelt or missing. Put each at the start of a line of its own, with nothing before it, not even an invisible character, or export the file again.',
  tooManyCertificates: 'The file holds more than 100 certificates. Leave the certificate and its chain only.',
  severalCertificates:
    'The file holds several certificates that are not one chain. Deposit one file for each certificate.',
  keyWithoutCertificate: 'The file holds a private key, but no certificate.',
  privateKeyInClear:
    'The file holds a private key that is not encrypted. Consider it compromised and have another certificate issued; a key is deposited in a PKCS#12 file with a password.',
  emptyPassword:
    'The private key of the file is protected by an empty password only, that is by nothing. Consider it compromised and have another certificate issued; its key is deposited in a PKCS#12 file with a password.',
  passwordMissing: 'The file is protected by a password. Please type it.',
  wrongPassword: 'The password is not that of the file.',
  keyMismatch: 'The private key of the file is not that of the certificate.',
  cipherNotSupported:
    'The file is encrypted with an algorithm that is not supported. Export it with OpenSSL 3 (AES-256).',
  tooManyIterations:
    'The file asks for too many iterations of its password. Export it with the default settings of OpenSSL.',
  alreadyDeposited:
    'This certificate has been deposited already: its fingerprint is known. If that was in the wrong place, revoke it first.',
  unknownOperator: 'This operator does not exist.',
  slotMissing: 'The label does not say for which eService and which environment: choose them.',
  labelMissing: 'The certificate has no name: type a label.',
  alreadySent: 'This form was used for another certificate already. Reload the page.',
  storageFull: 'The portal has no room left for the file. Try again later.',
  weakSignature: (algorithm: string) =>
    `The certificate is signed with ${algorithm}. SHA-256 or stronger is required.`,
  weakKey: (key: string) =>
    `The key of the certificate is ${key}. RSA 2048 bits or EC P-256, at least, is required.`,
  expired: (day: string) => `The certificate expired on ${day}.`,
  authority: (subject: string) =>
    `This certificate is that of an authority, which may issue others: ${subject}. Is it not that of the issuer, without the operator’s own? The alerts would then follow the expiry of the wrong certificate. Confirm that it is the operator’s own.`,
  endsSooner: (label: string, day: string) =>
    `The certificate ${label}, deposited for the same slot, lasts longer than this one, until ${day}. Is this not an older one? Confirm that it is to take its place.`,
  leavesGap: (label: string, until: string, from: string) =>
    `The certificate ${label}, deposited for the same slot, expires on ${until}. This one is not valid before ${from}: in between, the e-service stops. Rather have one issued that begins earlier, or confirm.`,
  notYetValid: (day: string) =>
    `The certificate is valid from ${day} only. Deposit it 30 days before that at the earliest.`,
} satisfies typeof french;
