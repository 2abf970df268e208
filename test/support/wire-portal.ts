import { kinds } from '#domain/espace/publication/kinds';
import { serviceSlugs } from '#domain/espace/service-slugs';
import {
  paths,
  type AccountsQuery,
  type CertificatesQuery,
  type NewAccountsQuery,
  type PageQuery,
  type ProcessQuery,
  type QualificationsQuery,
  type TasksQuery,
  type TrailQuery,
  type UploadQuery,
} from '#web/paths';
import { filesOf, stringsBelow, textOf } from './source-names.ts';

/** What browsers, bookmarks, mails and scripts know of the portal, and its owner of the settings. */

/** The address of each page and route handler, without the groups that only sort files. */
export const addresses = () =>
  filesOf('web/app/**/{page.tsx,route.ts}').map((path) => {
    const segments = path.split('/').slice(2, -1);
    const address = `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join('/')}`;
    return path.endsWith('page.tsx') ? `page ${address}` : `route ${address} ${methodsOf(path)}`;
  });

/** Declared in the file, or named in its list of exports. */
const methodsOf = (path: string) => {
  const text = textOf(path);
  const declared = [...text.matchAll(/\b(?:function|const) ([A-Z]+)\b/g)].map(([, name]) => name);
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.split(' as ').at(-1)?.trim()),
  );
  return [...declared, ...listed]
    .flatMap((name) => methods.find((method) => method === name) ?? [])
    .toSorted((one, other) => one.localeCompare(other))
    .join(' ');
};
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Each address called with placeholders; a query is empty here, its names are a list of their own. */
export const built = () => [...addressesOf(paths), ...addressesOf(paths.api)];

function addressesOf(entries: object): string[] {
  return Object.values(entries).flatMap((address: unknown) =>
    typeof address === 'function'
      ? [
          decodeURIComponent(
            String(Reflect.apply(address, null, [new Placeholder('a'), new Placeholder('b')])),
          ),
        ]
      : [],
  );
}

/** Text in a path, no entry in a query. */
class Placeholder {
  readonly #name: string;
  constructor(name: string) {
    this.#name = name;
  }
  toString() {
    return `<${this.#name}>`;
  }
}

type Names<T> = Record<keyof T, true>;
const page: Names<PageQuery> = { after: true, before: true };

/** What stands behind the question mark, by the list or form that reads it. */
const queries = {
  accounts: { ...page, show: true, operator: true } satisfies Names<AccountsQuery>,
  certificates: {
    ...{ ...page, q: true, service: true, environment: true, validity: true, operator: true, sort: true },
  } satisfies Names<CertificatesQuery>,
  newAccounts: { operator: true, role: true } satisfies Names<NewAccountsQuery>,
  processes: { ...page, show: true, kind: true, operator: true, wait: true } satisfies Names<ProcessQuery>,
  qualifications: { ...page, status: true, from: true, to: true } satisfies Names<QualificationsQuery>,
  tasks: { ...page, show: true } satisfies Names<TasksQuery>,
  trail: {
    ...{ ...page, person: true, action: true, subject: true, operator: true, from: true, to: true },
  } satisfies Names<TrailQuery>,
  upload: { submission: true, name: true, contract: true, notify: true } satisfies Names<UploadQuery>,
};

/** The columns by which a list may be sorted: the keys of its orders. */
const sortsOf = (text: string) =>
  [...(/^ {2}orders: \{\n([\s\S]*?)^ {2}\},$/m.exec(text)?.[1] ?? '').matchAll(/^ {4}(\w+): \[/gm)].map(
    ([, column = '']) => column,
  );

export const parameters = () => [
  ...Object.entries(queries).flatMap(([list, names]) => Object.keys(names).map((name) => `${list}: ${name}`)),
  ...filesOf('web/features/*/**/list.{ts,tsx}').flatMap((path) => {
    const [, list = ''] = /features\/([^/]+)\//.exec(path) ?? [];
    return sortsOf(textOf(path)).map((column) => `${list}, sort: ${column}`);
  }),
];

export const slugs = () => [
  ...Object.entries(serviceSlugs).map(([service, slug]) => `e-service ${service}: ${slug}`),
  ...Object.entries(kinds).map(([kind, { slug }]) => `publication ${kind}: ${slug}`),
];

/** Which requests go through the proxy: uploads do not, it would cut them. */
export const matchers = () => stringsBelow('matcher', 'web');

/** The settings that an owner writes. */
export function environment(): string[] {
  const text = textOf('config.ts');
  const schema = /\bconst environmentSchema = z\.object\(\{\n([\s\S]*?)^\}\);/m.exec(text)?.[1] ?? '';
  return [...schema.matchAll(/^ {2}([A-Z][A-Z\d_]+):/gm)].flatMap(([, name]) => name ?? []);
}
