import type { sharedWords as french } from './fr.ts';

export const sharedWords = {
  accounts: {
    services: {
      certificates: 'My digital certificates',
    },
  },
  espace: {
    cards: {
      certificates: {
        title: 'Mes certificats numériques',
        text: 'Download the certificates of your e-services and follow their validity',
      },
    },
  },
  exploitation: {
    kinds: {
      certificateSlot: 'Certificate',
      certificateSettings: 'Delays of certificates',
    },
    states: {
      empty: 'No certificate',
      valid: 'Valid',
      awaitingRenewal: 'To be renewed',
      awaitingDownload: 'To be downloaded',
      expired: 'Expired',
    },
  },
  inbox: {
    renewCertificate: (label: string, expiry: string) =>
      `expires soon: deposit what follows ${label}, valid until ${expiry}`,
    help: {
      renewCertificate:
        'No certificate was deposited to follow it: the e-service will stop at the expiry. The task withdraws itself with the deposit.',
    },
  },
  journal: {
    actions: {
      'certificate.deposit': 'Certificate deposited',
      'certificate.download': 'Certificate downloaded',
      'certificate.downloadFailed': 'Certificate not handed out, file unreadable',
      'certificate.revoke': 'Certificate revoked',
      'certificate.export': 'List of certificates exported',
      'certificate.hold': 'Mails of a certificate held back',
      'certificate.release': 'Mails of a certificate released',
      'certificate.sendNow': 'Mail of a certificate sent early',
      'certificate.settings': 'Delays of certificates changed',
    },
    fields: {
      label: 'label',
      environment: 'environment',
      notAfter: 'expires on',
      fingerprint: 'fingerprint',
      alertDays: 'alerts, days before',
      reminderDays: 'reminders, days before',
      time: 'hour',
    },
    values: {
      production: 'Production',
      test: 'Non-production',
      missing: 'file missing',
      damaged: 'file damaged',
      keyLost: 'key lost',
    },
    subjects: {
      certificate: 'Certificate',
      certificates: 'Certificates',
      certificateSettings: 'Certificates',
    },
  },
} satisfies typeof french;
