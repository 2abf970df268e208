/** Operators, customers of the wholesaler, and « Voir comme ». */
export const operators = {
  navigation: {
    name: 'Opérateurs',
    desk: 'Les opérateurs, leurs administrateurs, «\u00a0voir comme\u00a0».',
  },
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
    none: 'Cet opérateur n’a pas encore d’administrateur. Celui-ci crée ensuite les comptes de ses collègues.',
    first: 'Créer le premier administrateur',
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
