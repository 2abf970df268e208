import type { certificates } from '#domain/certificates/manifest';
import type { SharedWords } from '#web/messages/shared-words';

export const sharedWords = {
  accounts: {
    services: {
      certificates: 'Mes certificats numériques',
    },
  },
  espace: {
    cards: {
      certificates: {
        title: 'Mes certificats numériques',
        text: 'Télécharger les certificats de vos e-services et suivre leur validité',
      },
    },
  },
  exploitation: {
    kinds: {
      certificateSlot: 'Certificat',
      certificateSettings: 'Délais des certificats',
    },
    states: {
      empty: 'Sans certificat',
      valid: 'Valide',
      awaitingRenewal: 'À renouveler',
      awaitingDownload: 'À télécharger',
      expired: 'Expiré',
    },
  },
  inbox: {
    /** Follows what people call the process. */
    renewCertificate: (label: string, expiry: string) =>
      `expire bientôt\u00a0: déposer le renouvellement de ${label}, valable jusqu’au ${expiry}`,
    help: {
      renewCertificate:
        'Aucun certificat n’est déposé pour la suite\u00a0: l’e-service s’arrêtera à l’expiration. La tâche se retire d’elle-même dès le dépôt.',
    },
  },
  journal: {
    actions: {
      'certificate.deposit': 'Certificat déposé',
      'certificate.download': 'Certificat téléchargé',
      'certificate.downloadFailed': 'Certificat non remis, fichier illisible',
      'certificate.revoke': 'Certificat révoqué',
      'certificate.export': 'Liste des certificats exportée',
      'certificate.hold': 'Envois d’un certificat retenus',
      'certificate.release': 'Envois d’un certificat repris',
      'certificate.sendNow': 'Envoi d’un certificat avancé',
      'certificate.settings': 'Délais des certificats modifiés',
    },
    fields: {
      label: 'libellé',
      environment: 'environnement',
      notAfter: 'expire le',
      fingerprint: 'empreinte',
      alertDays: 'alertes, jours avant',
      reminderDays: 'rappels, jours avant',
      time: 'heure',
    },
    values: {
      production: 'Production',
      test: 'Hors-Production',
      missing: 'fichier absent',
      damaged: 'fichier endommagé',
      keyLost: 'clé perdue',
    },
    subjects: {
      certificate: 'Certificat',
      certificates: 'Certificats',
      certificateSettings: 'Certificats',
    },
  },
} satisfies SharedWords<typeof certificates>;
