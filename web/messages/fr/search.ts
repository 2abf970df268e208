export const search = {
  title: 'Recherche',
  label: 'Fichier ou référence',
  submit: 'Rechercher',
  results: (count: number, query: string) =>
    `${count} ${count > 1 ? 'résultats' : 'résultat'} pour «\u00a0${query}\u00a0»`,
  none: {
    title: 'Aucun résultat',
    text: 'Vérifiez la saisie\u00a0: un nom de fichier ou sa référence, en entier ou en partie.',
  },
  begin: {
    title: 'Que cherchez-vous\u00a0?',
    text: 'Saisissez un nom de fichier ou une référence dans le champ de recherche. La touche / y mène.',
  },
};
