import type { Manifest } from '#domain/kit/manifest';
import { backOfficeOnly, everyoneSelf } from '#domain/kit/roles';

/** Operators, accounts and their rights, the wholesaler's staff. */
export const accounts = {
  rights: {
    'account.read': { reads: true, reach: everyoneSelf },
    'account.update': { reach: everyoneSelf },
    // The administrator of the operator for its own people; the back office for its first administrator (OWF-200).
    'user.read': { reads: true, reach: { ...backOfficeOnly, operatorAdmin: 'operator' } },
    'user.manage': { reach: { ...backOfficeOnly, operatorAdmin: 'operator' } },
    // The wholesaler's own people.
    'staff.manage': { reach: backOfficeOnly },
    'operator.manage': { reach: backOfficeOnly },
    'operator.viewAs': { reach: backOfficeOnly },
  },
  processes: {
    accounts: { prefix: 'accounts', calls: ['mail'] },
  },
  audit: {
    'staff.first': 'own',
    'staff.create': 'own',
    'staff.change': 'own',
    'staff.disable': 'own',
    'staff.enable': 'own',
    'staff.sendLink': 'own',
    'account.update': 'operator',
    'operator.create': 'operator',
    'operator.rename': 'operator',
    'operator.beginView': 'operator',
    'operator.endView': 'operator',
    'user.create': 'operator',
    'user.change': 'operator',
    'user.grant': 'operator',
    'user.revoke': 'operator',
    'user.disable': 'operator',
    'user.sendLink': 'operator',
  },
} as const satisfies Manifest;

export type AccountsProcess = keyof typeof accounts.processes;
