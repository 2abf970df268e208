/** The wholesaler's own people, and the first of them. */
export const staff = {
  navigation: { name: 'Équipe du grossiste', desk: 'Les comptes du back-office et de l’exploitation.' },
  title: 'Équipe du grossiste',
  description: 'Les comptes du back-office et de l’exploitation.',
  caption: 'Équipe du grossiste',
  columns: {
    name: 'Nom',
    login: 'Identifiant',
    email: 'Adresse de messagerie',
    role: 'Profil',
    state: 'Compte',
    secondStep: 'Deux étapes',
  },
  add: 'Créer un compte',
  back: 'Retour à l’équipe',
  active: 'Actif',
  waiting: 'Attend son mot de passe',
  disabled: 'Désactivé',
  secondStepOn: 'Active',
  secondStepOff: 'Inactive',
  create: {
    title: 'Création d’un compte',
    submit: 'Créer le compte',
    done: (login: string) => `Le compte ${login} a été créé.`,
    sent: 'Un lien pour choisir le mot de passe part à son adresse de messagerie.',
    notSent:
      'Le lien n’a pas pu être envoyé\u00a0: le service ne répond pas. Envoyez-le depuis la page du compte.',
    see: 'Voir le compte',
  },
  change: {
    title: (login: string) => `Compte ${login}`,
    form: 'Personne et profil',
    submit: 'Enregistrer',
    done: 'Le compte a été enregistré.',
  },
  link: {
    title: 'Mot de passe',
    active: 'Un mot de passe a été choisi.',
    waiting: 'Aucun mot de passe n’a encore été choisi.',
    help: (hours: number) =>
      `Le lien est envoyé à l’adresse du compte. Il sert une fois, pendant ${hours} h.`,
    send: 'Envoyer un lien',
    sent: 'Le lien part à l’adresse du compte.',
    notSent: 'Le service ne répond pas\u00a0: le lien n’est pas parti. Réessayez.',
  },
  secondStep: {
    title: 'Vérification en deux étapes',
    on: 'Elle est active.',
    off: 'Elle n’est pas configurée.',
    help: 'À réinitialiser si l’application d’authentification est perdue\u00a0: les sessions ouvertes se ferment, et la prochaine identification en configure une autre. Assurez-vous d’abord de qui vous le demande.',
    reset: 'Réinitialiser',
    done: 'La vérification en deux étapes a été réinitialisée.',
    oneself: 'Un autre membre du back-office doit le faire pour vous.',
  },
  standing: {
    title: 'Accès',
    enabled: 'Ce compte peut se connecter.',
    disabled: 'Ce compte est désactivé.',
    disable: 'Désactiver',
    enable: 'Réactiver',
    confirm: (name: string) => `Désactiver le compte de ${name}\u00a0? Ses sessions se ferment aussitôt.`,
    disabledNow: 'Le compte a été désactivé.',
    enabledNow: 'Le compte a été réactivé.',
    lastBackOffice: 'C’est le dernier compte du back-office qui peut se connecter\u00a0: il reste.',
  },
  fields: {
    login: 'Identifiant',
    loginHelp:
      '5 caractères au moins\u00a0: lettres sans accent, chiffres et\u00a0!\u00a0.\u00a0@\u00a0_\u00a0-\u00a0/\u00a0#. Ne changera pas.',
    name: 'Nom et prénom',
    email: 'Adresse de messagerie',
    role: 'Profil',
    password: 'Mot de passe',
    confirmation: 'Confirmer le mot de passe',
  },
  summary: 'À corriger avant d’enregistrer',
  problems: {
    missing: 'champ requis',
    malformed: 'adresse de la forme nom@domaine.fr',
    loginMalformed:
      '5 caractères au moins\u00a0: lettres sans accent, chiffres et\u00a0!\u00a0.\u00a0@\u00a0_\u00a0-\u00a0/\u00a0#',
    reserved: '5 chiffres\u00a0: réservé aux comptes QPC',
    tooLong: 'trop long',
    taken: 'déjà pris',
    lastBackOffice: 'c’est le dernier compte du back-office qui peut se connecter',
  },
};

export const firstAccount = {
  title: 'Premier compte',
  lead: 'Il est du back-office\u00a0: il crée les opérateurs, leurs contrats et les autres comptes du grossiste.',
  submit: 'Créer le compte',
  dead: {
    title: 'Ce lien n’est plus valable',
    text: 'Il a déjà servi, ou un compte du back-office existe. Sinon, le lien en vigueur est affiché à chaque démarrage de Jalon.',
  },
  done: {
    title: 'Compte créé',
    text: (login: string) =>
      `Identifiez-vous avec ${login}. Vous configurerez alors la vérification en deux étapes\u00a0: ayez une application d’authentification à portée de main.`,
    link: 'Aller à l’identification',
  },
};
