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

/** Every word of the query must be found, wherever. */
export function searchedBy(query: string) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return { AND: words.map((word) => ({ searchText: { contains: word } })) };
}
