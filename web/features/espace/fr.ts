import type { PublicationKind } from '#domain/espace/publication/kinds';

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
};
