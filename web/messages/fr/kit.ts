import { formatNumber } from '../format.ts';

/** Words of lists, forms and dialogs that no e-service changes. */
export const kit = {
  list: {
    pages: 'Pages de la liste',
    newer: 'Page précédente',
    older: 'Page suivante',
    search: {
      label: 'Rechercher et filtrer',
      submit: 'Rechercher',
      apply: 'Filtrer',
      clear: 'Effacer',
      all: 'Tous',
      sort: 'Trier par',
    },
    sort: {
      up: 'Croissant',
      down: 'Décroissant',
      clear: (column: string) => `Effacer le filtre de ${column}`,
      close: 'Fermer',
      by: (column: string, way: string) => `${column} – ${way}`,
    },
    export: {
      label: 'Exporter',
      xlsx: 'Excel',
      csv: 'CSV',
      limit: (rows: number) =>
        `L’export reprend la liste, filtres et tri compris, jusqu’à ${formatNumber('fr', rows)} lignes.`,
    },
    noMatch: { title: 'Rien ne correspond', text: 'Élargissez la recherche ou retirez un filtre.' },
    rows: (count: number) => `${formatNumber('fr', count)} ${count > 1 ? 'lignes' : 'ligne'}`,
    /** Before a value that stands without the head of its column. */
    label: (name: string) => `${name}\u00a0: `,
  },
  form: {
    summary: 'À corriger avant d’enregistrer',
    gone: 'Cet élément n’existe plus, ou il ne vous est plus accessible.',
    signedOut: 'Votre session est terminée. Ouvrez-en une autre dans un nouvel onglet, puis réessayez ici.',
    notSent: 'Le service ne répond pas. Réessayez.',
    outdated:
      'Le portail a été mis à jour depuis l’ouverture de cette page\u00a0: rien n’a été fait. Notez ce que vous avez saisi, puis rechargez la page.',
  },
  dialog: { back: 'Annuler', close: 'Fermer' },
};
