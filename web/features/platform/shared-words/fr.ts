import type { platform } from '#domain/platform/manifest';
import type { SharedWords } from '#web/messages/shared-words';

export const sharedWords = {
  accounts: {
    services: {
      ePricer: 'e-pricer',
      eligibility: 'Eligibilité',
      unbundlingEligibility: 'Eligibilité dégroupage',
      setiar: 'SETIAR',
      eBlc: 'e-BLC',
      particularSite: 'site particulier',
      tao: "Translation d'Adresses Opérateur (TAO)",
      fci: 'FCI (Frontal Commande Intégrée)',
      enterpriseAppointment: 'e-RDV entreprise',
      consumerAppointment: 'e-RDV Grand Public',
      dataOrderTracking: 'suivi de commandes data',
      justFibre: 'e-Just Fibre',
      justInternet: 'e-Just (Just Internet)',
      preOrderAppointment: 'e-RDV Avant Commande',
      savTest: 'e-SAV Test',
      savSignalisation: 'e-SAV Signalisation',
      fileDeposit: 'dépôt et visualisation de fichiers',
      fileRetrieval: 'récupération de fichiers',
      invoices: 'factures et annexes',
    },
  },
  espace: {
    /** Titles and descriptions of the source are verbatim (OWF-005). */
    cards: {
      ePricer: { title: 'e-pricer', text: 'Établir un devis et connaître les tarifs applicables' },
      eligibility: {
        title: 'Eligibilité',
        text: 'Connaître les offres cuivre et fibre disponibles à une adresse',
      },
      unbundlingEligibility: {
        title: 'Eligibilité dégroupage',
        text: 'Connaître l’éligibilité d’une ligne au dégroupage',
      },
      setiar: { title: 'SETIAR', text: 'Échanger les informations de portabilité des numéros' },
      eBlc: { title: 'e-BLC', text: 'Consulter les informations de la boucle locale cuivre' },
      particularSite: { title: 'Site particulier', text: 'Étudier la desserte d’un site particulier' },
      tao: {
        title: "TAO - Translation d'Adresses Opérateur",
        text: "Identifier la structure d'un immeuble raccordé à la fibre",
      },
      fci: { title: 'FCI - Frontal Commande Intégré', text: 'Passer et suivre vos commandes d’accès' },
      enterpriseAppointment: {
        title: 'e-RDV entreprise',
        text: 'Réserver un rendez-vous d’intervention sur un site d’entreprise',
      },
      consumerAppointment: {
        title: 'e-RDV Grand Public',
        text: 'Réserver un rendez-vous d’intervention chez un particulier',
      },
      dataOrderTracking: {
        title: 'Suivi de commandes data',
        text: 'Suivre l’avancement de vos commandes data',
      },
      justFibre: {
        title: 'e-Just Fibre : Commander vos offres Just Fibre',
        text: "Accéder à l'application de prise et suivi de commande",
      },
      justInternet: {
        title: 'e-Just : Commander vos offres Just Internet',
        text: 'Commander vos accès Just Internet et suivre leur livraison',
      },
      preOrderAppointment: {
        title: 'e-RDV Avant Commande',
        text: "Réserver un rendez-vous avec un technicien Orange pour la construction d'un accès chez votre client final.",
      },
      savTest: {
        title: 'e-SAV Test',
        text: 'Réaliser des tests sur des équipements et certains éléments de réseau',
      },
      savSignalisation: { title: 'e-SAV Signalisation', text: 'Déposer et suivre des signalisations' },
      fileDeposit: {
        title: 'Dépôt et visualisation de fichiers',
        text: 'Déposer des fichiers et consulter ceux qui l’ont été',
      },
      fileRetrieval: {
        title: 'Récupération de fichiers',
        text: 'Télécharger les fichiers mis à votre disposition',
      },
      invoices: { title: 'Factures et annexes', text: 'Consulter vos factures et leurs annexes' },
    },
  },
  exploitation: {
    kinds: {
      passwordReset: 'Lien de mot de passe',
    },
    states: {
      acknowledged: 'Reçu',
      refused: 'Refusé',
      inProgress: 'En cours',
      completed: 'Terminé',
      rejected: 'Rejeté',
    },
    waits: {
      mail: 'Serveur de messagerie',
      storage: 'Base de données ou disque',
      paused: 'Appels suspendus par l’exploitation',
      fault: 'Étape en échec, à examiner',
    },
    whyWaits: {
      mail: 'Le serveur de messagerie ne prend pas le courriel pour le moment, ou pas pour un destinataire.',
      storage: 'La base de données ou le disque ne répond pas\u00a0: vérifiez la place libre.',
      paused: 'Le processus repart à la reprise des appels.',
      fault: 'Une étape échoue pour une raison imprévue\u00a0: son erreur est dans l’historique.',
    },
  },
  inbox: {
    /** Follows what people call the process. */
    longWait: (what: string, since: string) => `attend ${what} depuis le ${since}`,
    help: {
      longWait:
        'Le processus réessaie de lui-même et repartira dès qu’il le pourra. La tâche se retire alors toute seule.',
    },
    waits: {
      mail: 'le serveur de messagerie',
      storage: 'la base de données ou le disque',
      paused: 'la reprise des appels suspendus',
      fault: 'qu’une étape en échec soit examinée',
    },
  },
  journal: {
    actions: {
      'session.open': 'Connexion',
      'session.close': 'Déconnexion',
      'secondFactor.enrol': 'Vérification en deux étapes activée',
      'secondFactor.useRecoveryCode': 'Code de secours utilisé',
      'secondFactor.renewRecoveryCodes': 'Codes de secours renouvelés',
      'secondFactor.reset': 'Vérification en deux étapes réinitialisée',
      'password.requestReset': 'Lien de mot de passe demandé',
      'password.reset': 'Mot de passe choisi',
      'process.retry': 'Processus\u00a0: réessayer',
      'process.cancel': 'Processus\u00a0: annulation demandée',
      'process.runAgain': 'Processus relancé',
      'system.pause': 'Appels suspendus',
      'system.resume': 'Appels repris',
      'task.claim': 'Tâche prise en charge',
      'task.handBack': 'Tâche rendue',
      'task.done': 'Tâche faite',
      'audit.export': 'Journal exporté',
    },
    fields: {
      operator: 'opérateur',
      format: 'format',
      byLogin: 'par',
      until: 'jusqu’à',
      state: 'état',
      service: 'e-service',
      reason: 'motif',
      reference: 'référence',
      note: 'note',
      claimedBy: 'prise en charge par',
      person: 'personne',
      action: 'action',
      subject: 'objet',
      from: 'du',
      to: 'au',
    },
    values: {
      mail: 'Serveur de messagerie',
      list: 'Liste',
      all: 'Tous',
      trail: 'Journal',
    },
    subjects: {
      process: 'Processus',
      system: 'Appels',
      task: 'Tâche',
      audit: 'Export',
    },
  },
} satisfies SharedWords<typeof platform>;
