import type { kit as french } from '../fr/kit.ts';
import { formatNumber } from '../format.ts';

export const kit = {
  list: {
    pages: 'Pages of the list',
    newer: 'Previous page',
    older: 'Next page',
    search: {
      label: 'Search and filter',
      submit: 'Search',
      apply: 'Filter',
      clear: 'Clear',
      all: 'All',
      sort: 'Sort by',
    },
    sort: {
      up: 'Ascending',
      down: 'Descending',
      clear: (column: string) => `Clear the filter of ${column}`,
      close: 'Close',
      by: (column: string, way: string) => `${column} – ${way}`,
    },
    export: {
      label: 'Export',
      xlsx: 'Excel',
      csv: 'CSV',
      limit: (rows: number) =>
        `The export holds the list with its filters and order, up to ${formatNumber('en', rows)} rows.`,
    },
    noMatch: { title: 'Nothing matches', text: 'Widen the search or remove a filter.' },
    rows: (count: number) => `${formatNumber('en', count)} ${count > 1 ? 'rows' : 'row'}`,
    label: (name: string) => `${name}: `,
  },
  form: {
    summary: 'To correct before saving',
    gone: 'This no longer exists, or you no longer have access to it.',
    signedOut: 'Your session is over. Open another one in a new tab, then try again here.',
    notSent: 'The service does not answer. Try again.',
    outdated:
      'The portal was upgraded since this page was opened: nothing was done. Note what you typed, then reload the page.',
  },
  dialog: { back: 'Cancel', close: 'Close' },
} satisfies typeof french;
