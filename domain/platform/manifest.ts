import type { Manifest } from '#domain/kit/manifest';
import { backOfficeOnly, ofOperator, operationsOnly } from '#domain/kit/roles';

/**
 * Log-in, sessions, the desk of operations, tasks and the audit trail; and the e-services that run
 * elsewhere, which have no manifest of their own.
 */
export const platform = {
  services: {
    ePricer: { family: 'preSales', place: 1, slug: 'e-pricer', runs: 'external' },
    eligibility: {
      family: 'preSales',
      place: 2,
      slug: 'eligibilite',
      runs: 'external',
      certificate: 'WebEligibilité',
    },
    unbundlingEligibility: {
      family: 'preSales',
      place: 3,
      slug: 'eligibilite-degroupage',
      runs: 'external',
    },
    setiar: { family: 'preSales', place: 4, slug: 'setiar', runs: 'external' },
    eBlc: { family: 'preSales', place: 5, slug: 'e-blc', runs: 'external' },
    particularSite: { family: 'preSales', place: 6, slug: 'site-particulier', runs: 'external' },
    tao: { family: 'preSales', place: 7, slug: 'tao', runs: 'external', certificate: 'TAO' },
    fci: { family: 'orders', place: 1, slug: 'fci', runs: 'external', certificate: 'FCI' },
    enterpriseAppointment: {
      family: 'orders',
      place: 2,
      slug: 'e-rdv-entreprise',
      runs: 'external',
      certificate: 'e-RDV',
    },
    consumerAppointment: {
      family: 'orders',
      place: 3,
      slug: 'e-rdv-grand-public',
      runs: 'external',
      certificate: 'e-RDV',
    },
    dataOrderTracking: { family: 'orders', place: 4, slug: 'suivi-de-commandes-data', runs: 'external' },
    justFibre: { family: 'orders', place: 5, slug: 'e-just-fibre', runs: 'external' },
    justInternet: { family: 'orders', place: 6, slug: 'e-just', runs: 'external' },
    // The source forgot it among its columns (OWF-203).
    preOrderAppointment: {
      family: 'orders',
      place: 7,
      slug: 'e-rdv-avant-commande',
      runs: 'external',
      certificate: 'e-RDV',
    },
    savTest: { family: 'afterSales', place: 1, slug: 'e-sav-test', runs: 'external', certificate: 'e-SAV' },
    savSignalisation: {
      family: 'afterSales',
      place: 2,
      slug: 'e-sav-signalisation',
      runs: 'external',
      certificate: 'e-SAV',
    },
    // These have a card and no check box in the source (OWF-005).
    fileDeposit: { family: 'documents', place: 1, slug: 'depot-de-fichiers', runs: 'external' },
    fileRetrieval: { family: 'documents', place: 2, slug: 'recuperation-de-fichiers', runs: 'external' },
    invoices: { family: 'documents', place: 3, slug: 'factures', runs: 'external' },
  },
  rights: {
    // An operator sees what was done to its own (OWF-215), the wholesaler's people everything.
    'audit.read': { reads: true, reach: { ...backOfficeOnly, operatorAdmin: 'operator', operations: 'all' } },
    // domain/task.ts divides the tasks within reach among people. An operator's tasks name no contract: a contract's own
    // account would see its neighbours'.
    'task.handle': { reach: { ...ofOperator, contract: 'none', backOffice: 'all', operations: 'all' } },
    'process.read': { reads: true, reach: operationsOnly },
    'process.retry': { reach: operationsOnly },
    'process.cancel': { reach: operationsOnly },
    'process.runAgain': { reach: operationsOnly },
    'system.pause': { reach: operationsOnly },
  },
  processes: {
    passwordReset: { prefix: 'password-reset', calls: ['mail'] },
  },
  audit: {
    'secondFactor.enrol': 'own',
    'secondFactor.useRecoveryCode': 'own',
    'secondFactor.renewRecoveryCodes': 'own',
    'secondFactor.reset': 'own',
    'system.pause': 'own',
    'system.resume': 'own',
    'session.open': 'operator',
    'session.close': 'operator',
    'password.requestReset': 'operator',
    'password.reset': 'operator',
    'process.retry': 'operator',
    'process.cancel': 'operator',
    'process.runAgain': 'operator',
    'task.claim': 'operator',
    'task.handBack': 'operator',
    'task.done': 'operator',
    'audit.export': 'operator',
  },
  tasks: {
    longWait: { settles: 'note' },
  },
  // `storage`: database or disk; `paused`: operations hold back the calls to a system; `fault`: a step fails for a reason
  // that the code does not know, support has to look.
  waits: ['mail', 'storage', 'paused', 'fault'],
  failures: {
    mailUnavailable: { type: 'MailUnavailable', waitsFor: 'mail' },
    // Concerns one mailbox and nobody else's mail.
    mailDelayed: { type: 'MailDelayed', waitsFor: 'mail' },
    mailRefused: { type: 'MailRefused', final: true },
    storageUnavailable: { type: 'StorageUnavailable', waitsFor: 'storage' },
    systemPaused: { type: 'SystemPaused', waitsFor: 'paused' },
  },
  schedules: {
    reconcile: { workflowType: 'reconcile', note: 'Compares rows with Temporal and mends them' },
    purge: { workflowType: 'purge', note: 'Removes the files of qualifications that are past their time' },
    sweep: { workflowType: 'sweep', note: 'Removes what nobody will ask for any more' },
  },
  entities: ['task'],
} as const satisfies Manifest;

export type PlatformProcess = keyof typeof platform.processes;
