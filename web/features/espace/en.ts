import type { espace as french } from './fr.ts';

export const espace = {
  services: 'My e-services',
  unread: (_count: number) => 'unread',
  favourites: {
    title: 'My favourite e-services',
    empty: 'Star the e-services you use most: they will stand here.',
    star: (title: string) => `Favourite: ${title}`,
    failed: 'Your choice was not saved.',
  },
  all: 'All my e-services',
  card: {
    more: 'More information',
    launch: 'Launch the application',
    tutorial: 'View the tutorial',
    noAddress: 'The wholesaler has not yet given the address of this application.',
    announced: (from: string, until: string) => `Maintenance planned from ${from} to ${until}`,
    running: (until: string) => `Maintenance under way until ${until}`,
    over: (from: string, until: string) => `Maintenance over, from ${from} to ${until}`,
  },
  windows: {
    announced: 'Planned',
    running: 'Under way',
    over: 'Over',
    fromUntil: (from: string, until: string) => `From ${from} to ${until} (Paris time)`,
  },
  blocks: {
    news: { title: 'My news', all: 'All news', empty: 'No news.' },
    maintenance: {
      title: 'Maintenance of e-services',
      all: 'All maintenance',
      empty: 'No maintenance is planned.',
    },
    mailing: { title: 'My e-mailings', all: 'All e-mailings', empty: 'No e-mailing.' },
    video: { title: 'My videos', all: 'All videos', empty: 'No video.' },
    help: { title: 'e-soutien (help)', all: 'All help', empty: 'No help is published yet.' },
  },
  kinds: {
    news: { title: 'News', one: 'News' },
    maintenance: { title: 'Maintenance of e-services', one: 'Maintenance' },
    mailing: { title: 'E-mailings', one: 'E-mailing' },
    video: { title: 'Videos', one: 'Video' },
    help: { title: 'e-soutien (help)', one: 'Help' },
    guide: { title: 'Guides and documentation', one: 'Guide' },
    goMeeting: { title: 'GO meetings', one: 'GO meeting' },
    report: { title: 'Monthly reporting', one: 'Monthly reporting' },
  },
  kindTexts: {
    news: 'What changes in your offers and your e-services.',
    maintenance:
      'Planned work is announced at least five days before, and recalled on the card of the e-service.',
    mailing: 'The messages that your wholesaler sends you.',
    video: 'The tutorials of your e-services.',
    help: 'Help with using the tools, and second-level technical support.',
    guide: 'The documentation and user guides of your tools.',
    goMeeting:
      'Before your first order: help with entering and following it, and a look at the monthly reporting.',
    report: 'Your traffic data and your billing, month by month.',
  },
  list: {
    empty: {
      title: 'Nothing is published here for now',
      text: 'What concerns you will appear on this page.',
    },
    back: (title: string) => `Back: ${title}`,
    pages: 'Pages',
    newer: 'Newer',
    older: 'Older',
    unread: 'Unread',
    publishedAt: (at: string) => `Published on ${at}`,
    about: (title: string) => `e-service: ${title}`,
    watch: 'Watch the video',
    elsewhere: 'It opens on another site.',
  },
  service: {
    documents: 'Documentation and support',
    noDocuments: 'Nothing is published about this e-service yet.',
    back: 'Back to home',
  },
  cards: {
    ePricer: { title: 'e-pricer', text: 'Make a quote and learn the prices that apply' },
    eligibility: { title: 'Eligibilité', text: 'Learn which copper and fibre offers exist at an address' },
    unbundlingEligibility: { title: 'Eligibilité dégroupage', text: 'Learn whether a line can be unbundled' },
    setiar: { title: 'SETIAR', text: 'Exchange what number portability needs' },
    eBlc: { title: 'e-BLC', text: 'Look up the copper local loop' },
    particularSite: { title: 'Site particulier', text: 'Study how a particular site can be served' },
    tao: {
      title: "TAO - Translation d'Adresses Opérateur",
      text: 'Identify the structure of a building connected to fibre',
    },
    qpc: {
      title: 'QPC - Qualification Profils Clients',
      text: 'Learn the terminal characteristics behind a list of numbers',
    },
    fci: { title: 'FCI - Frontal Commande Intégré', text: 'Place and follow your orders of accesses' },
    enterpriseAppointment: {
      title: 'e-RDV entreprise',
      text: 'Book a technician’s visit at a company’s site',
    },
    consumerAppointment: { title: 'e-RDV Grand Public', text: 'Book a technician’s visit at a household' },
    dataOrderTracking: { title: 'Suivi de commandes data', text: 'Follow the progress of your data orders' },
    justFibre: {
      title: 'e-Just Fibre : Commander vos offres Just Fibre',
      text: 'Open the application for placing and following orders',
    },
    justInternet: {
      title: 'e-Just : Commander vos offres Just Internet',
      text: 'Order your Just Internet accesses and follow their delivery',
    },
    preOrderAppointment: {
      title: 'e-RDV Avant Commande',
      text: 'Book an appointment with an Orange technician to build an access at your end customer’s.',
    },
    savTest: { title: 'e-SAV Test', text: 'Run tests on equipment and on some elements of the network' },
    savSignalisation: { title: 'e-SAV Signalisation', text: 'File and follow trouble reports' },
    fileDeposit: {
      title: 'Dépôt et visualisation de fichiers',
      text: 'Deposit files and see those deposited',
    },
    fileRetrieval: { title: 'Récupération de fichiers', text: 'Download the files made available to you' },
    invoices: { title: 'Factures et annexes', text: 'See your invoices and their annexes' },
    certificates: {
      title: 'Mes certificats numériques',
      text: 'Download the certificates of your e-services and follow their validity',
    },
  },
} satisfies typeof french;
