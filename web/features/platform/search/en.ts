import type { search as french } from './fr.ts';

export const search = {
  title: 'Search',
  label: 'File or reference',
  submit: 'Search',
  results: (count, rest, query) => {
    if (rest === 'more')
      return `The ${count} newest results for “${query}”; there are more, narrow the search.`;
    const results = `${count} ${count === 1 ? 'result' : 'results'} for “${query}”`;
    return rest === 'none' ? results : `${results}; older ones were not read, narrow the search.`;
  },
  none: {
    title: 'Nothing found',
    text: 'Check what you entered: a file name, a reference, or of a certificate its label, serial number or fingerprint, whole or in part.',
  },
  noneRead: {
    title: 'Nothing found among the newest',
    text: 'There are too many names to compare. Be more precise: more letters of the file name, or its reference.',
  },
  begin: {
    title: 'What are you looking for?',
    text: 'Enter a file name, a reference, the label or the number of a certificate in the search field. The / key takes you there.',
  },
} satisfies typeof french;
