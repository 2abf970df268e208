/** « Gestion des droits » (OWF-200 to OWF-215). */
export const accounts = {
  navigation: { name: 'Comptes et droits', desk: 'Les comptes des opérateurs et leurs e-services.' },
  title: 'Comptes et droits',
  description: 'Les personnes de votre société et les e-services qui leur sont ouverts.',
  descriptionAll: 'Les personnes des opérateurs et les e-services qui leur sont ouverts.',
  new: 'Nouveaux comptes',
  caption: 'Comptes',
  show: { label: 'Comptes affichés', active: 'En service', disabled: 'Désactivés' },
  pages: 'Pages de la liste',
  newer: 'Plus récents',
  older: 'Plus anciens',
  empty: {
    title: 'Aucun compte',
    text: 'Créez les comptes de vos collaborateurs\u00a0: chacun recevra de quoi choisir son mot de passe.',
  },
  emptyAll: {
    title: 'Aucun compte',
    text: 'Chaque opérateur commence par son premier administrateur\u00a0: créez-le depuis la page de l’opérateur.',
  },
  noneDisabled: {
    title: 'Aucun compte désactivé',
    text: 'Un compte désactivé reste ici, avec son login, qui n’est jamais réutilisé.',
  },
  columns: {
    login: 'Login',
    operator: 'Raison sociale',
    name: 'Nom',
    firstName: 'Prénom',
    email: 'Email',
    services: 'E-services',
    modify: 'Modifier',
    disable: 'Désactiver',
  },
  noService: 'aucun e-service',
  serviceCount: (count: number) => `${count} e-services`,
  modifyOf: (login: string) => `Modifier ${login}`,
  disableOf: (login: string) => `Désactiver ${login}`,
  states: {
    active: 'En service',
    waiting: 'Attend son mot de passe',
    disabled: 'Désactivé',
  },
  administrator: 'Administrateur',

  families: {
    preSales: 'Avant-vente',
    orders: 'Gestion des commandes',
    afterSales: 'SAV',
    documents: 'Espace documentaire EEP',
  },
  notHeld: 'Vous ne l’avez pas\u00a0: vous ne pouvez pas le donner.',

  form: {
    services: 'E-services',
    servicesHelp: 'Les e-services à associer à tous les comptes de ce formulaire.',
    servicesOfFirst:
      'Cochés d’avance\u00a0: un administrateur ne peut donner à ses collègues que les e-services qu’il a lui-même.',
    accounts: 'Comptes',
    account: (place: number) => `Compte ${place}`,
    operator: 'Raison sociale',
    role: 'Profil',
    roleHelp: 'Un administrateur gère les comptes et les droits de sa société.',
    required: 'Les champs suivis de * sont obligatoires, un seul des deux téléphones suffit.',
    login: 'Login*',
    loginHelp:
      "5 caractères minimum alphanumériques non accentués ou les caractères !@_-'# (point d'exclamation, point, @, underscore, tiret, slash et dièse).",
    name: 'Nom*',
    firstName: 'Prénom*',
    email: 'Email*',
    emailHelp:
      "L'email doit être une adresse valide. Toutes les informations d'initialisation, réinitialisation de mot de passe seront envoyées sur cet email.",
    fixedPhone: 'Téléphone fixe*',
    mobilePhone: 'et/ou Téléphone mobile*',
    add: 'Ajouter un compte',
    remove: 'Retirer',
    removeOf: (place: number) => `Retirer le compte ${place}`,
    most: (most: number) => `${most} comptes au plus par formulaire.`,
    after:
      "Vous allez recevoir un mail de confirmation des comptes, ainsi que le statut en temps réel des comptes créés. L'utilisateur du compte va recevoir sur l'adresse saisie un mail d'initialisation de son mot de passe personnel.",
    save: 'Enregistrer',
    cancel: 'Annuler',
    summary: 'À corriger avant d’enregistrer',
    field: (label: string, place: number) => `${label}, compte ${place}`,
    refused: {
      notAllowed: 'Vos droits ne permettent pas de créer ces comptes. Rechargez la page.',
      count: 'Le nombre de comptes n’est pas possible.',
      alreadySent:
        'Ce formulaire a déjà été envoyé\u00a0: ses comptes sont dans la liste. Rechargez la page pour en créer d’autres.',
    },
  },
  problems: {
    missing: 'champ requis',
    loginMalformed: '5 caractères au moins, parmi les lettres non accentuées, les chiffres et\u00a0!.@_-/#',
    reserved: '5 chiffres\u00a0: réservé aux comptes QPC',
    repeated: 'le même login est plus haut dans ce formulaire',
    taken: 'ce login est pris, ou l’a été\u00a0: un login n’est jamais réutilisé',
    emailMalformed: 'adresse de la forme nom@domaine.fr',
    phoneMissing: 'indiquez un téléphone fixe ou un téléphone mobile',
    fixedMalformed: 'numéro de la forme 01 23 45 67 89 ou +32…',
    mobileMalformed: 'numéro de la forme 06 12 34 56 78 ou +32…',
    tooLong: 'trop long',
  },

  creations: {
    title: 'Comptes en cours de création',
    caption: (at: string) => `Comptes demandés le ${at}`,
    by: (name: string, at: string) => `Demandés par ${name} le ${at}`,
    columns: { account: 'Compte', state: 'État' },
    waits: {
      start: 'Le service ne répond pas pour le moment\u00a0: la création commencera dès qu’il répondra.',
      mail: 'Le serveur de messagerie ne prend pas les courriels pour le moment\u00a0: ils partiront dès qu’il les prendra.',
      other: 'La création attend et reprendra d’elle-même.',
    },
    stages: {
      waiting: 'En attente',
      created: 'Créé',
      mailWaits: 'Créé, le courriel attend',
      mailRefused: 'Créé, adresse refusée',
      mailed: 'Courriel envoyé',
      opened: 'Lien ouvert',
      expired: 'Lien expiré',
      active: 'Actif',
      disabled: 'Désactivé',
      refused: 'Refusé',
    },
    refusals: {
      taken: 'Ce login est pris, ou l’a été.',
      notAllowed: 'Les droits de qui l’a demandé ne le permettent plus.',
      stopped: 'La création a été arrêtée par l’exploitation.',
    },
    announce: (login: string, stage: string) => `${login}\u00a0: ${stage}`,
  },

  edit: {
    title: 'Modification d’un compte',
    single:
      "La modification de compte ne peut s'effectuer que compte par compte. Si vous voulez modifier plusieurs comptes, il faudra répéter l'action pour chaque compte à modifier.",
    loginFixed:
      "Sur un compte donné seul le champ login n'est pas modifiable. Pour changer un login il faut supprimer le compte et créer un nouveau compte",
    instant:
      'Sur un compte donné vous pouvez modifier instantanément les e-services associés, en cochant/décochant la case',
    granted: (service: string) => `${service}\u00a0: ouvert, dès la prochaine page de cette personne.`,
    revoked: (service: string) => `${service}\u00a0: fermé, dès la prochaine page de cette personne.`,
    done: 'Le compte a été enregistré.',
    back: 'Retour aux comptes',
    changed: {
      title: 'Ce compte vient d’être modifié',
      by: (login: string) => `par ${login}`,
      text: 'Votre saisie est gardée. Voici ce qui diffère\u00a0: enregistrez à nouveau pour que la vôtre vaille.',
      same: 'Votre saisie est la même\u00a0: il n’y a plus rien à enregistrer.',
      now: (label: string, value: string) => `${label}\u00a0: à présent «\u00a0${value}\u00a0»`,
      none: 'vide',
    },
    refused: {
      lastAdministrator:
        'C’est le dernier administrateur en service de la société\u00a0: donnez d’abord ce profil à un autre compte.',
      notAllowed: 'Vos droits ne le permettent plus. Rechargez la page.',
      disabled: 'Ce compte est désactivé\u00a0: il ne se modifie plus.',
      gone: 'Ce compte n’existe plus pour vous.',
    },
    link: {
      title: 'Lien d’initialisation',
      waiting: 'Cette personne n’a pas encore choisi son mot de passe.',
      active: 'Cette personne a choisi son mot de passe.',
      help: (hours: number) => `Le lien part à l’adresse du compte. Il sert une fois, pendant ${hours} h.`,
      send: 'Renvoyer le lien',
      sent: 'Le lien part à l’adresse du compte.',
      notSent: 'Le service ne répond pas\u00a0: le lien n’est pas parti. Réessayez.',
    },
  },

  disable: {
    title: (login: string) => `Désactiver le compte ${login}`,
    text: (name: string) =>
      `${name} ne pourra plus se connecter, et ses sessions ouvertes se ferment aussitôt. L’historique est gardé. Le login ne sera jamais réutilisé.`,
    confirm: 'Désactiver le compte',
    back: 'Renoncer',
    done: (login: string) => `Le compte ${login} a été désactivé.`,
  },
};
