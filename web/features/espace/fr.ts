import type { PublicationKind } from '#domain/espace/publication/kinds';
import type { Service } from '#domain/services';

/** « Espace Opérateurs »: cards of e-services and what is published for operators' people (OWF-001 to OWF-007). */
export const espace = {
  entries: {
    news: 'Actualités',
    maintenance: 'Maintenance',
    mailing: 'e-mailings',
    video: 'Vidéos',
    help: 'e-soutien',
    guide: 'Guides',
    goMeeting: 'Réunions de GO',
    report: 'Reporting mensuel',
  } satisfies Record<PublicationKind, string>,
  services: 'Mes e-services',
  unread: (count: number): string => (count > 1 ? 'non lus' : 'non lu'),
  favourites: {
    title: 'Mes e-services favoris',
    empty: 'Marquez d’une étoile les e-services que vous utilisez le plus\u00a0: ils apparaîtront ici.',
    star: (title: string) => `Favori\u00a0: ${title}`,
    failed: 'Votre choix n’a pas été enregistré.',
  },
  all: 'Tous mes e-services',
  card: {
    more: "Plus d'infos",
    launch: "Lancer l'application",
    tutorial: 'Visualiser le tutoriel',
    noAddress: 'L’adresse de cette application n’est pas encore renseignée par le grossiste.',
    announced: (from: string, until: string) => `Maintenance prévue du ${from} au ${until}`,
    running: (until: string) => `Maintenance en cours jusqu’au ${until}`,
    over: (from: string, until: string) => `Maintenance terminée, du ${from} au ${until}`,
  },
  windows: {
    announced: 'Prévue',
    running: 'En cours',
    over: 'Terminée',
    fromUntil: (from: string, until: string) => `Du ${from} au ${until} (heure de Paris)`,
  },
  blocks: {
    news: { title: 'Mes actualités', all: 'Toutes les actualités', empty: 'Aucune actualité.' },
    maintenance: {
      title: 'Maintenance des e-services',
      all: 'Toutes les maintenances',
      empty: 'Aucune maintenance prévue.',
    },
    mailing: { title: 'Mes e-mailings', all: 'Tous les e-mailings', empty: 'Aucun e-mailing.' },
    video: { title: 'Mes vidéos', all: 'Toutes les vidéos', empty: 'Aucune vidéo.' },
    help: { title: 'e-soutien', all: 'Toute l’aide', empty: 'Aucune aide n’est encore publiée.' },
  },
  kinds: {
    news: { title: 'Actualités', one: 'Actualité' },
    maintenance: { title: 'Maintenance des e-services', one: 'Maintenance' },
    mailing: { title: 'e-mailings', one: 'e-mailing' },
    video: { title: 'Vidéos', one: 'Vidéo' },
    help: { title: 'e-soutien', one: 'e-soutien' },
    guide: { title: 'Guides et documentation', one: 'Guide' },
    goMeeting: { title: 'Réunions de GO', one: 'Réunion de GO' },
    report: { title: 'Reporting mensuel', one: 'Reporting mensuel' },
  } satisfies Record<PublicationKind, { title: string; one: string }>,
  kindTexts: {
    news: 'Ce qui change dans vos offres et vos e-services.',
    maintenance:
      'Les interventions prévues sont annoncées au moins cinq jours avant, et rappelées sur la carte de l’e-service.',
    mailing: 'Les messages que votre grossiste vous adresse.',
    video: 'Les tutoriels de vos e-services.',
    help: 'L’aide à l’usage des outils et le support technique de niveau 2.',
    guide: 'La documentation et les guides utilisateur de vos outils.',
    goMeeting:
      'Avant votre première commande\u00a0: accompagnement à la saisie et au suivi, présentation du reporting mensuel.',
    report: 'Chaque mois, vos données de trafic et votre facturation.',
  } satisfies Record<PublicationKind, string>,
  list: {
    empty: {
      title: 'Rien n’est publié ici pour le moment',
      text: 'Ce qui vous concerne apparaîtra sur cette page.',
    },
    back: (title: string) => `Retour\u00a0: ${title}`,
    pages: 'Pages',
    newer: 'Plus récents',
    older: 'Plus anciens',
    unread: 'Non lu',
    publishedAt: (at: string) => `Publié le ${at}`,
    about: (title: string) => `e-service\u00a0: ${title}`,
    watch: 'Voir la vidéo',
    elsewhere: 'Elle s’ouvre sur un autre site.',
  },
  service: {
    documents: 'Documentation et accompagnement',
    noDocuments: 'Rien n’est encore publié sur cet e-service.',
    back: 'Retour à l’accueil',
  },
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
    qpc: {
      title: 'QPC - Qualification Profils Clients',
      text: 'Connaître les caractéristiques des terminaux d’une liste de numéros',
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
    certificates: {
      title: 'Mes certificats numériques',
      text: 'Télécharger les certificats de vos e-services et suivre leur validité',
    },
  } satisfies Record<Service, { title: string; text: string }>,
};
