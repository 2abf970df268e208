export const search = {
  title: 'Recherche',
  label: 'Fichier ou référence',
  submit: 'Rechercher',
  results: (count: number, more: boolean, query: string) =>
    more
      ? `Les ${count} plus récents résultats pour «\u00a0${query}\u00a0»\u00a0; il y en a d’autres, précisez la recherche.`
      : `${count} ${count > 1 ? 'résultats' : 'résultat'} pour «\u00a0${query}\u00a0»`,
  none: {
    title: 'Aucun résultat',
    text: 'Vérifiez la saisie\u00a0: un nom de fichier ou sa référence, en entier ou en partie.',
  },
  begin: {
    title: 'Que cherchez-vous\u00a0?',
    text: 'Saisissez un nom de fichier ou une référence dans le champ de recherche. La touche / y mène.',
  },
};
