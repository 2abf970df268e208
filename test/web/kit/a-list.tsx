import type { Actor, Scope } from '#domain/rights';
import type { Database, User } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { anOperator, aUser } from '#test/support/rows';
import { defineList } from '#web/kit/list/define-list.tsx';
import { oneOf, text, views } from '#web/kit/list/param';
import { listSpec } from '#web/kit/list/spec';
import { listView } from '#web/kit/list/view.tsx';
import { peopleWithin } from '#web/server/scope';

export interface PersonLine {
  id: string;
  login: string;
  name: string;
  role: string;
}

/** A list of people: two orders, a search, a choice, a column in the export only and one for some readers. */
export const peopleSpec = listSpec<PersonLine, { everyone: boolean }>()({
  address: (query) => `/people?${new URLSearchParams(given(query))}`,
  exported: (query) => `/api/people?${new URLSearchParams(given(query))}`,
  filter: { q: text, role: oneOf(['operatorUser', 'operatorAdmin']), show: views(['active', 'disabled']) },
  columns: {
    name: { sorts: true, text: ({ name }) => name, cell: ({ name }) => <strong>{name}</strong> },
    role: { sorts: true, filter: 'role', captioned: true, text: ({ role }) => role },
    login: { only: 'export', text: ({ login }) => login },
    count: { kind: 'number', shown: ({ everyone }) => everyone, text: ({ name }) => String(name.length) },
    acts: { only: 'list', kind: 'actions', text: () => '', cell: ({ login }) => <button>{login}</button> },
  },
  words: ({ staff }) => ({
    caption: 'People',
    columns: { name: 'Name', role: 'Role', login: 'Login', count: 'Length', acts: 'Actions' },
    filters: { q: 'Words', show: 'Accounts shown' },
    empty: { title: 'Nobody yet', text: staff.description },
    sheet: 'People',
    fileName: 'people',
  }),
  field: (name) => (name === 'role' ? { options: [{ value: 'operatorAdmin', label: 'Administrator' }] } : {}),
});

const given = (query: Readonly<Record<string, string | undefined>>): string[][] =>
  Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));

export const PeopleView = listView(peopleSpec);

export const people = defineList<User>()({
  spec: peopleSpec,
  view: PeopleView,
  right: 'user.read',
  orders: {
    name: [
      ['name', 'asc'],
      ['id', 'asc'],
    ],
    role: [
      ['role', 'asc'],
      ['name', 'desc'],
      ['id', 'asc'],
    ],
  },
  defaultSort: ({ reach }) => (reach === 'all' ? '-name' : 'name'),
  within: ({ scope }) => peopleWithin(scope),
  where: (_db, { q, role, show }) => ({
    disabledAt: show === 'disabled' ? { not: null } : null,
    ...(q !== undefined && { login: { contains: q } }),
    ...(role !== undefined && { role }),
  }),
  rows: (db, query) => db.user.findMany(query),
  lines: (_db, rows) => rows.map(({ id, login, name, role }) => ({ id, login, name, role })),
  context: (_db, { scope }) => ({ everyone: scope.reach === 'all' }),
  exported: { action: 'audit.export', subject: 'people:list', most: 2_500 },
  pageSize: 7,
});

const administrator: Actor = {
  ...{ userId: 'me', role: 'operatorAdmin', operatorId: 'operator-alpha', contractId: null, services: [] },
};
export const now = new Date('2026-12-01T08:00:00Z');
export const reader = (scope: Scope = { reach: 'operator', operatorId: 'operator-alpha' }) => ({
  ...{ actor: administrator, scope, now },
});

/** So many people of *Alpha*, three names and two roles among them, and one of *Bêta*. */
export async function aCrowd(count: number) {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.createMany({ data: [anOperator(), anOperator({ code: 'beta', name: 'Bêta Mobile' })] });
  const of = (place: number) => ({
    id: `u${String((place * 53) % count).padStart(4, '0')}`,
    login: `person.${place}`,
    name: `Name ${place % 3}`,
    role: place % 2 ? 'operatorUser' : 'operatorAdmin',
  });
  await db.user.createMany({ data: Array.from({ length: count }, (_, place) => aUser(of(place))) });
  await db.user.create({ data: aUser({ login: 'beta.user', operatorId: 'operator-beta' }) });
  return database;
}

export const listed = async (db: Database, query: Record<string, string | undefined>, scope?: Scope) =>
  people.page(db, reader(scope), people.asked(query));
