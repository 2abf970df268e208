export const search = {
  title: 'Recherche',
  label: 'Fichier ou référence',
  submit: 'Rechercher',
  results: (count: number, rest: 'none' | 'more' | 'unread', query: string) => {
    if (rest === 'more')
      return `Les ${count} plus récents résultats pour «\u00a0${query}\u00a0»\u00a0; il y en a d’autres, précisez la recherche.`;
    const results = `${count} ${count > 1 ? 'résultats' : 'résultat'} pour «\u00a0${query}\u00a0»`;
    return rest === 'none'
      ? results
      : `${results}\u00a0; les plus anciens n’ont pas été lus, précisez la recherche.`;
  },
  none: {
    title: 'Aucun résultat',
    text: 'Vérifiez la saisie\u00a0: un nom de fichier, une référence, ou d’un certificat le libellé, le numéro de série ou l’empreinte, en entier ou en partie.',
  },
  noneRead: {
    title: 'Aucun résultat parmi les plus récents',
    text: 'Il y a trop de noms à comparer. Précisez la saisie\u00a0: plus de lettres du nom du fichier, ou sa référence.',
  },
  begin: {
    title: 'Que cherchez-vous\u00a0?',
    text: 'Saisissez un nom de fichier, une référence, le libellé ou le numéro d’un certificat dans le champ de recherche. La touche / y mène.',
  },
};
