/** Operators, customers of the wholesaler, and « Voir comme ». */
export const operators = {
  title: 'Opérateurs',
  description: 'Les clients du grossiste, leurs contrats et leurs administrateurs.',
  caption: 'Opérateurs',
  columns: { name: 'Raison sociale', code: 'Code', contracts: 'Contrats', people: 'Comptes' },
  empty: {
    title: 'Aucun opérateur',
    text: 'Créez le premier\u00a0: vous lui ouvrirez ensuite un contrat et un administrateur.',
  },
  add: 'Créer un opérateur',
  back: 'Retour aux opérateurs',
  create: {
    title: 'Création d’un opérateur',
    submit: 'Créer l’opérateur',
    done: (name: string) => `L’opérateur ${name} a été créé.`,
    see: 'Voir l’opérateur',
  },
  fields: {
    name: 'Raison sociale',
    code: 'Code',
    codeHelp:
      'Lettres minuscules, chiffres et tirets, 24 au plus. Il désigne l’opérateur dans les processus et ne change jamais.',
  },
  problems: {
    missing: 'champ requis',
    codeForm: 'lettres minuscules, chiffres et tirets, 24 au plus',
    reserved: 'réservé au grossiste',
    taken: 'déjà pris',
  },
  summary: 'À corriger avant d’enregistrer',
  rename: {
    form: 'Raison sociale',
    submit: 'Enregistrer',
    done: 'La raison sociale a été enregistrée.',
  },
  contracts: {
    title: 'Contrats',
    none: 'Cet opérateur n’a pas encore de contrat.',
    open: 'Ouvrir un compte QPC',
  },
  people: {
    title: 'Personnes',
    count: (count: number) => (count > 1 ? `${count} comptes` : `${count} compte`),
    all: 'Voir tous les comptes',
    administrators: 'Administrateurs',
    active: 'Mot de passe choisi',
    waiting: 'Attend son mot de passe',
    resend: 'Envoyer un lien',
    sent: 'Le lien part à l’adresse du compte.',
    notSent: 'Le service ne répond pas\u00a0: le lien n’est pas parti. Réessayez.',
  },
  administrator: {
    title: 'Premier administrateur',
    help: 'Il crée ensuite les comptes de ses collègues. Il reçoit tous les e-services, et par courriel un lien pour choisir son mot de passe, valable 72 heures.',
    submit: 'Créer l’administrateur',
    done: (login: string) => `Le compte ${login} a été créé.`,
    mailed: 'Un lien pour choisir le mot de passe part à son adresse de messagerie.',
    notMailed:
      'Le lien n’a pas pu être envoyé\u00a0: le service ne répond pas. Envoyez-le depuis la liste des administrateurs.',
    exists: 'Cet opérateur a déjà un administrateur. Rechargez la page.',
  },
  view: {
    title: 'Voir comme cet opérateur',
    help: (minutes: number) =>
      `Vous voyez les pages de son administrateur, en lecture seule, pendant ${minutes} minutes au plus. Le début et la fin sont tracés. Les résultats ne se téléchargent pas.`,
    begin: 'Voir comme',
    banner: (operator: string, until: string) =>
      `Vous voyez en lecture seule l’espace de l’opérateur ${operator}, jusqu’à ${until}.`,
    label: 'Vue d’un opérateur',
    end: 'Quitter cette vue',
    failed: 'Le service ne répond pas. Réessayez.',
  },
};
