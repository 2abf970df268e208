import 'server-only';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Action, Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import type { Locale, Messages } from '#web/messages/catalogue';
import { database } from '#web/server/database';
import { locale, messages } from '#web/server/locale';
import { decodedPart, single, type SearchParams } from '#web/server/search-params';
import { requireRight, type Signed } from '#web/server/session';
import { asDoor } from '../door.ts';
import type { Query } from '../list/param.ts';

export interface PageRequest<Part extends string> {
  signed: Signed & { scope: Scope };
  db: Database;
  now: Date;
  messages: Messages;
  locale: Locale;
  /** The variable parts of the address, decoded. */
  params: Readonly<Record<Part, string>>;
  /** Parameters that stand once in the address. */
  query: Query;
}

interface PageProps<Part extends string> {
  params: Promise<Record<Part, string>>;
  searchParams: SearchParams;
}

/** A page for those who hold `right`; the others get the identification page or « not found ». */
export function page<Part extends string = never>(
  right: Action,
  render: (request: PageRequest<Part>) => ReactNode | Promise<ReactNode>,
) {
  return asDoor(async function Page({ params, searchParams }: PageProps<Part>) {
    const signed = await requireRight(right);
    const [parts, parameters] = [Object.entries<string>(await params), Object.entries(await searchParams)];
    const decoded = parts.map(([name, part]) => [name, decodedPart(part) ?? notFound()]);
    return render({
      ...{ signed, db: database(), now: new Date(), messages: await messages(), locale: await locale() },
      params: Object.fromEntries(decoded) as Record<Part, string>, // the same names
      query: Object.fromEntries(parameters.map(([name, value]) => [name, single(value)])),
    });
  });
}

/** The title of a page: its `generateMetadata`. */
export const titled = (title: (messages: Messages) => string) => async (): Promise<Metadata> => ({
  title: title(await messages()),
});
