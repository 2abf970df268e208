import type { Manifest } from '#domain/kit/manifest';
import { backOfficeOnly, ofOperator } from '#domain/kit/roles';

/** Qualification of numbers (QPC): its contracts, its processes and the mail at their end. */
export const qualification = {
  services: {
    qpc: { family: 'preSales', place: 8, slug: 'qpc', runs: 'here' },
  },
  rights: {
    'qualification.read': {
      reads: true,
      service: 'qpc',
      reach: { ...ofOperator, backOffice: 'all', operations: 'none' },
    },
    'qualification.submit': {
      service: 'qpc',
      reach: { ...ofOperator, backOffice: 'none', operations: 'none' },
    },
    // Results hold personal data: the wholesaler's people see that they exist, not what they say.
    'qualification.download': {
      service: 'qpc',
      reach: { ...ofOperator, backOffice: 'none', operations: 'none' },
    },
    // The administrator of QPC (QPC-003, QPC-014).
    'contract.manage': { reach: backOfficeOnly },
  },
  processes: {
    qualification: { prefix: 'qualification', calls: ['network'] },
    notice: { prefix: 'notice', calls: ['mail'] },
  },
  audit: {
    'contract.open': 'operator',
    'contract.change': 'operator',
    'contract.sendCredentials': 'operator',
    'quota.except': 'operator',
    'quota.endException': 'operator',
    'qualification.submit': 'operator',
    'qualification.download': 'operator',
  },
  waits: ['network'],
  failures: {
    networkUnavailable: { type: 'NetworkUnavailable', waitsFor: 'network' },
    networkRefused: { type: 'NetworkRefused', final: true },
  },
} as const satisfies Manifest;

export type QualificationProcess = keyof typeof qualification.processes;
