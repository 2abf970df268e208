export const search = {
  title: 'Recherche',
  label: 'Fichier ou référence',
  submit: 'Rechercher',
  results: (count: number, query: string) =>
    `${count} ${count > 1 ? 'résultats' : 'résultat'} pour « ${query} »`,
  none: {
    title: 'Aucun résultat',
    text: 'Vérifiez la saisie : un nom de fichier ou sa référence, en entier ou en partie.',
  },
  begin: {
    title: 'Que cherchez-vous ?',
    text: 'Saisissez un nom de fichier ou une référence dans le champ de recherche. La touche / y mène.',
  },
};
