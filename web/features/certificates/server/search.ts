import 'server-only';
import { scopeOf, type Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { hitsShown, type SearchSource } from '#web/kit/search';
import { paths } from '#web/paths';
import { ofOperatorWithin } from '#web/server/scope';
import { folded, withoutColons } from '#web/server/search-text';

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

/** What a query asks for; nothing where it is made of wildcards. */
export const wordsOf = (query: string): string[] => plain(withoutColons(query)).split(/\s+/).filter(Boolean);

/** Every word must be found, wherever. */
export const searchedBy = (words: readonly string[]) => ({
  AND: words.map((word) => ({ searchText: { contains: word } })),
});

/** By label, serial number, fingerprint and whatever else their list is searched by, newest first. */
async function called(db: Database, scope: Scope, query: string, take: number) {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return db.certificate.findMany({
    where: { AND: [ofOperatorWithin(scope), searchedBy(words)] },
    select: { id: true, label: true, serialNumber: true },
    orderBy: [{ depositedAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

export const searchCertificates: SearchSource = async (db, actor, query) => {
  const found = await called(db, scopeOf(actor, 'certificate.read'), query, hitsShown + 1);
  const hits = found.map(({ id, label, serialNumber }) => ({
    ...{ href: paths.certificate(id), name: label, reference: serialNumber },
  }));
  return { hits, unread: false };
};

/** More certificates of one label than a slot has in a lifetime. */
const mostSubjects = 100;

/** The subjects of the audit trail that a query names. */
export async function certificateSubjects(db: Database, { scope, text }: { scope: Scope; text: string }) {
  const found = await called(db, scope, text, mostSubjects);
  return found.map(({ id }) => `certificate:${id}`);
}
