import 'server-only';
import { folded } from './search-text.ts';

interface Searched {
  label: string;
  service: string;
  environment: string;
  fileName: string;
  serialNumber: string;
  fingerprint: string;
}

/** What the columns show, in the words of both languages. */
const environmentWords: Readonly<Record<string, string>> = {
  production: 'production prod',
  test: 'hors-production test',
};

/** What databases read as wildcards is a blank on both sides. */
const plain = (text: string) => folded(text).replaceAll(/[_%]/g, ' ');

/** Of a certificate, as its row keeps it: the label first, by which lists are sorted. */
export function searchTextOf(row: Searched): string {
  const { label, service, environment, fileName, serialNumber, fingerprint } = row;
  return [
    plain(label),
    ...[service, environmentWords[environment] ?? environment, fileName].map(plain),
    ...[serialNumber, fingerprint].map(plain),
  ].join(' ');
}

/** A serial number or a fingerprint as pages and tools write it, by two digits: without what stands between them. */
export const withoutColons = (query: string) =>
  /^\s*[0-9a-f]{2}(?::[0-9a-f]{2})+\s*$/i.test(query) ? query.replaceAll(':', '') : query;

/** What a query asks for; nothing where it is made of wildcards. */
export const wordsOf = (query: string): string[] => plain(withoutColons(query)).split(/\s+/).filter(Boolean);

/** Every word must be found, wherever. */
export const searchedBy = (words: readonly string[]) => ({
  AND: words.map((word) => ({ searchText: { contains: word } })),
});
