import type { qualification } from '#domain/qualification/manifest';
import type { SharedWords } from '#web/messages/shared-words';

export const sharedWords = {
  accounts: {
    services: {
      qpc: 'Qualification Profils Clients (QPC)',
    },
  },
  espace: {
    cards: {
      qpc: {
        title: 'QPC - Qualification Profils Clients',
        text: 'Connaître les caractéristiques des terminaux d’une liste de numéros',
      },
    },
  },
  exploitation: {
    kinds: {
      qualification: 'Qualification',
      notice: 'Avis par courriel',
    },
    waits: {
      network: 'Réseau de qualification',
    },
    whyWaits: {
      network: 'Le réseau ne répond pas, ou répond par une erreur passagère.',
    },
  },
  inbox: {
    waits: {
      network: 'le réseau de qualification',
    },
  },
  journal: {
    actions: {
      'quota.except': 'Quota exceptionnel accordé',
      'quota.endException': 'Quota exceptionnel retiré',
      'contract.open': 'Compte QPC ouvert',
      'contract.change': 'Contrat modifié',
      'contract.sendCredentials': 'Lien de mot de passe envoyé à un contrat',
      'qualification.submit': 'Fichier envoyé',
      'qualification.download': 'Fichier téléchargé',
    },
    fields: {
      identifiant: 'identifiant',
      masterCode: 'code maître',
      qualificationType: 'type de qualification',
      optionActive: 'option active',
      dailyProfiles: 'profils par jour',
      unknownAsWord: 'INCONNU en toutes lettres',
      fileName: 'fichier',
      sizeBytes: 'octets',
      contractId: 'contrat',
      file: 'contenu',
      day: 'jour',
      profiles: 'profils',
    },
    values: {
      nonAliase: 'non aliasé',
      aliase: 'aliasé',
      faults: 'lignes en erreur',
      network: 'Réseau de qualification',
    },
    subjects: {
      contract: 'Contrat',
      qualification: 'Qualification',
    },
  },
} satisfies SharedWords<typeof qualification>;
