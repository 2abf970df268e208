import type { Manifest } from '#domain/kit/manifest';
import { backOfficeOnly, ofOperator } from '#domain/kit/roles';

/** Certificates of the operators' machines. */
export const certificates = {
  services: {
    certificates: { family: 'documents', place: 4, slug: 'certificats', runs: 'here' },
  },
  rights: {
    // The administrator and the people to whom it granted the e-service (OWF-183, OWF-198).
    'certificate.read': {
      reads: true,
      service: 'certificates',
      reach: { ...ofOperator, contract: 'none', backOffice: 'all', operations: 'none' },
    },
    // Keys of machines: for their operator alone.
    'certificate.download': {
      service: 'certificates',
      reach: { ...ofOperator, contract: 'none', backOffice: 'none', operations: 'none' },
    },
    // Deposit, revocation, delays, warnings held back or sent at once.
    'certificate.manage': { reach: backOfficeOnly },
  },
  processes: {
    certificateSlot: { prefix: 'certificate', calls: ['mail'], sleeps: true },
    certificateSettings: { prefix: 'certificate-settings', calls: [] },
  },
  audit: {
    'certificate.settings': 'own',
    'certificate.deposit': 'operator',
    'certificate.download': 'operator',
    'certificate.downloadFailed': 'operator',
    'certificate.revoke': 'operator',
    'certificate.export': 'operator',
    'certificate.hold': 'operator',
    'certificate.release': 'operator',
    'certificate.sendNow': 'operator',
  },
  tasks: {
    // The deposit withdraws it; the note is for an operator that does not renew.
    renewCertificate: { settles: 'note' },
  },
  schedules: {
    certificateDigest: {
      workflowType: 'certificateDigest',
      note: 'One mail a day about certificates to whoever prefers it to single ones',
      madeUpFor: '12h',
    },
  },
  entities: ['certificate'],
} as const satisfies Manifest;

export type CertificateProcess = keyof typeof certificates.processes;
