import type { search as french } from '../fr/search.ts';

export const search = {
  title: 'Search',
  label: 'File or reference',
  submit: 'Search',
  results: (count: number, more: boolean, query: string) =>
    more
      ? `The ${count} newest results for “${query}”; there are more, narrow the search.`
      : `${count} ${count === 1 ? 'result' : 'results'} for “${query}”`,
  none: {
    title: 'Nothing found',
    text: 'Check what you entered: a file name or its reference, whole or in part.',
  },
  begin: {
    title: 'What are you looking for?',
    text: 'Enter a file name or a reference in the search field. The / key takes you there.',
  },
} satisfies typeof french;
