import type { CertificateFacts } from './facts.ts';

/** Why a certificate is not taken. */

/** What is wrong with a file, before anything is said of the certificate in it. */
export const fileRefusals = [
  'empty',
  'tooLarge',
  'notACertificate',
  'damaged',
  'brokenMark',
  'tooManyCertificates',
  'severalCertificates',
  'keyWithoutCertificate',
  'privateKeyInClear',
  'emptyPassword',
  'passwordMissing',
  'wrongPassword',
  'keyMismatch',
  'cipherNotSupported',
  'tooManyIterations',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** What is wrong with a deposit, though file and certificate are sound. */
export const depositRefusals = [
  'unknownOperator',
  'slotMissing',
  'labelMissing',
  'alreadySent',
  'storageFull',
] as const;
export type DepositRefusal = (typeof depositRefusals)[number];

/** What is wrong with the certificate itself. */
export type AcceptanceRefusal =
  | ({ reason: 'weakSignature' } & Pick<CertificateFacts, 'signatureAlgorithm'>)
  | ({ reason: 'weakKey' } & Pick<CertificateFacts, 'key'>)
  | ({ reason: 'expired' } & Pick<CertificateFacts, 'notAfter'>)
  | ({ reason: 'notYetValid' } & Pick<CertificateFacts, 'notBefore'>);

/** The same certificate is there, under this id. */
export interface AlreadyDeposited {
  reason: 'alreadyDeposited';
  id: string;
}

/** A certificate by its label, and until when. */
export interface Standing {
  label: string;
  /** ISO instant. */
  notAfter: string;
}

/** What stands in a slot: what is in use, and of that and what stands ready the one that ends last. */
export interface InUse {
  current: Standing;
  longest: Standing;
}

/** Taken once somebody has confirmed that it is meant. */
export type ToConfirm =
  | ({ reason: 'authority' } & Pick<CertificateFacts, 'subject'>)
  | { reason: 'endsSooner'; standing: Standing }
  | ({ reason: 'leavesGap'; standing: Standing } & Pick<CertificateFacts, 'notBefore'>);

export const doubts = ['authority', 'endsSooner', 'leavesGap'] as const satisfies ToConfirm['reason'][];
export type Doubt = ToConfirm['reason'];

export const isToConfirm = (refusal: CertificateRefusal | null): refusal is ToConfirm =>
  doubts.some((doubt) => doubt === refusal?.reason);

export type CertificateRefusal =
  | { reason: FileRefusal | DepositRefusal }
  | AcceptanceRefusal
  | AlreadyDeposited
  | ToConfirm;

/** Bounds of a file. No certificate comes near them; they keep hostile ones cheap. */
export const certificateLimits = {
  fileBytes: 1024 * 1024,
  /** In one file, those of the issuers included. */
  certificates: 100,
  /** Characters of a distinguished name that are kept, and of « Libellé ». */
  nameLength: 1_000,
  labelLength: 200,
  /** Files of one deposit. */
  files: 100,
} as const;
