import type { PublicationKind } from '#domain/espace/publication/kinds';
import type { Service } from '#domain/services';

export interface DemoPublication {
  kind: PublicationKind;
  service?: Service;
  /** Code of the one operator it is for. */
  operator?: string;
  titleFr: string;
  bodyFr: string;
  titleEn?: string;
  bodyEn?: string;
  /** Below the simulator's address. */
  link?: string;
  /** When it was published, and from … until when it takes place, in hours from the day of the demo. */
  hoursAgo: number;
  window?: readonly [from: number, until: number];
}

/** What the wholesaler of the demo has written, the oldest first. */
export const publicationDemo: readonly DemoPublication[] = [
  {
    kind: 'help',
    hoursAgo: 900,
    titleFr: 'À qui s’adresser\u00a0?',
    bodyFr:
      'Votre demande porte sur…\n\n- **l’usage d’un outil**\u00a0: ouvrez «\u00a0Plus d’infos\u00a0» sur sa carte, les guides y sont réunis\u00a0;\n- **un incident chez un client final**\u00a0: déposez une signalisation dans e-SAV Signalisation\u00a0;\n- **le support technique de niveau 2**\u00a0: votre interlocuteur privilégié, jusqu’au passage de vos premières commandes.',
    titleEn: 'Whom to ask?',
    bodyEn:
      'Your question is about…\n\n- **using a tool**: open “More information” on its card, the guides are there;\n- **trouble at an end customer’s**: file a report in e-SAV Signalisation;\n- **second-level technical support**: your own contact, until your first orders have been placed.',
  },
  {
    kind: 'help',
    hoursAgo: 850,
    titleFr: 'Formations à tous les outils',
    bodyFr:
      'Une présentation de chaque outil accompagne votre démarrage\u00a0: TAO, e-RDV Avant Commande, e-Just Fibre, puis les outils de SAV. Demandez une date à votre interlocuteur.',
  },
  {
    kind: 'guide',
    service: 'tao',
    hoursAgo: 800,
    titleFr: 'Guide utilisateur de TAO',
    bodyFr:
      '## Avant de commander\n\n1. Saisissez l’adresse du client final.\n2. Vérifiez que l’immeuble est **raccordable**.\n3. Relevez le type de bâtiment (immeuble ou pavillon) et la structure du raccordement\u00a0: référence PM, étage, prise.\n4. Choisissez le type de rendez-vous qui en résulte.\n\nLes informations relevées sont à reporter dans e-Just Fibre.',
  },
  {
    kind: 'guide',
    service: 'justFibre',
    hoursAgo: 790,
    titleFr: 'Guide utilisateur d’e-Just Fibre',
    bodyFr:
      '## Passer une commande\n\nMunissez-vous des informations données par **TAO** et de la référence du rendez-vous pris dans **e-RDV Avant Commande**.\n\n## Suivre la livraison\n\nLa box est expédiée à l’adresse indiquée dans la commande\u00a0; un technicien réalise le raccordement chez le client final.',
  },
  {
    kind: 'guide',
    service: 'qpc',
    hoursAgo: 780,
    titleFr: 'Préparer un fichier à qualifier',
    bodyFr:
      'Un fichier **Excel** (colonne A) ou **CSV**, un numéro par ligne, 50\u00a0000 lignes au plus. Les formes 06…, 6…, 336… et +336… sont acceptées.\n\nUne ligne fautive fait refuser le fichier entier\u00a0: la liste des fautes se télécharge.',
  },
  {
    kind: 'video',
    service: 'preOrderAppointment',
    hoursAgo: 700,
    link: '/applications/video-e-rdv-avant-commande',
    titleFr: 'Tutoriel\u00a0: réserver un rendez-vous avant commande',
    bodyFr:
      'En quatre minutes\u00a0: choisir le type de rendez-vous, réserver, reporter la référence dans la commande.',
  },
  {
    kind: 'video',
    service: 'savSignalisation',
    hoursAgo: 690,
    link: '/applications/video-e-sav-signalisation',
    titleFr: 'Tutoriel\u00a0: déposer une signalisation',
    bodyFr: 'En trois minutes\u00a0: du test à la signalisation, puis le suivi jusqu’à sa clôture.',
  },
  {
    kind: 'goMeeting',
    service: 'justFibre',
    operator: 'alpha',
    hoursAgo: 30,
    window: [74, 75],
    titleFr: 'Réunion de GO\u00a0: votre première commande Just Fibre',
    bodyFr:
      'À l’ordre du jour\u00a0:\n\n- accompagnement à la saisie et au suivi de la première commande\u00a0;\n- présentation du reporting mensuel.',
  },
  {
    kind: 'report',
    operator: 'alpha',
    hoursAgo: 100,
    titleFr: 'Reporting mensuel d’Alpha Télécom\u00a0: octobre 2026',
    bodyFr:
      '| Donnée | Octobre | Septembre |\n| --- | ---: | ---: |\n| Accès livrés | 42 | 37 |\n| Trafic de collecte (To) | 18,4 | 16,9 |\n| Montant facturé (€ HT) | 12\u00a0480,00 | 11\u00a0015,00 |',
  },
  {
    kind: 'news',
    service: 'tao',
    hoursAgo: 300,
    titleFr: 'TAO affiche désormais la référence de la prise',
    bodyFr:
      'La **référence PTO** figure dans la structure de l’immeuble dès qu’elle est connue. Elle évite un rendez-vous inutile quand la prise est déjà posée.',
  },
  {
    kind: 'news',
    service: 'justFibre',
    hoursAgo: 120,
    titleFr: 'Just Fibre\u00a0: un parcours client facilité par vos e-services',
    bodyFr:
      'Trois étapes, trois e-services pour commander\u00a0: **TAO**, **e-RDV Avant Commande**, **e-Just Fibre**. Deux pour le SAV\u00a0: **e-SAV Test** puis **e-SAV Signalisation**.',
    titleEn: 'Just Fibre: a smoother journey with your e-services',
    bodyEn:
      'Three steps, three e-services to order: **TAO**, **e-RDV Avant Commande**, **e-Just Fibre**. Two for after-sales: **e-SAV Test**, then **e-SAV Signalisation**.',
  },
  {
    kind: 'news',
    hoursAgo: 26,
    titleFr: 'Votre Espace Opérateurs fait peau neuve',
    bodyFr:
      'Marquez d’une étoile les e-services que vous utilisez le plus\u00a0: ils vous attendent en haut de l’accueil. Vos actualités, les maintenances prévues et l’aide sont réunies sur la même page.',
    titleEn: 'A new look for your operators portal',
    bodyEn:
      'Star the e-services you use most: they wait for you at the top of the home page. Your news, planned maintenance and help stand on the same page.',
  },
  {
    kind: 'mailing',
    hoursAgo: 200,
    titleFr: 'Fermeture de nos bureaux pendant les fêtes',
    bodyFr:
      'Le support de niveau 2 reste joignable aux heures habituelles, sauf le 25\u00a0décembre et le 1er\u00a0janvier. Vos e-services restent ouverts.',
  },
  {
    kind: 'mailing',
    service: 'preOrderAppointment',
    hoursAgo: 50,
    titleFr: 'Rendez-vous avant commande\u00a0: pensez à reporter la référence',
    bodyFr:
      'Un rendez-vous dont la référence n’est pas reportée dans une commande e-Just Fibre est libéré. Reportez-la le jour même.',
  },
  {
    kind: 'maintenance',
    service: 'savTest',
    hoursAgo: 160,
    window: [-2, 5],
    titleFr: 'e-SAV Test\u00a0: mise à jour des tests d’équipements',
    bodyFr:
      'Les tests sont indisponibles pendant l’intervention. Les signalisations restent possibles dans e-SAV Signalisation.',
  },
  {
    kind: 'maintenance',
    service: 'tao',
    hoursAgo: 20,
    window: [151, 155],
    titleFr: 'TAO\u00a0: maintenance planifiée',
    bodyFr:
      'L’application est arrêtée pendant l’intervention. Préparez avant elle les adresses dont vous avez besoin.',
    titleEn: 'TAO: planned maintenance',
    bodyEn: 'The application is stopped during the work. Prepare the addresses you need beforehand.',
  },
];
