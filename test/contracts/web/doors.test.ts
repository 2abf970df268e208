import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accounts } from '#domain/accounts/manifest';
import type { Manifest } from '#domain/kit/manifest';
import { platform } from '#domain/platform/manifest';
import { type Action, type Actor, scopeOf } from '#domain/rights';
import { serviceNames } from '#domain/services';
import { aDatabase, type TestDatabase } from '#test/support/database';

/**
 * Every page, server action and route of the portal, found by itself, is called as people who may not and as nobody. What
 * those who may are told is in the tests of each, and the same over HTTP in test/e2e/walls.test.ts.
 */

const world = vi.hoisted(() => ({
  db: undefined as unknown,
  actor: null as unknown,
  asked: [] as string[],
}));

vi.mock('#config', () => ({
  config: () => ({
    logLevel: 'silent',
    dataDir: '/nowhere',
    portal: {},
    temporal: { taskQueues: { main: 'main' } },
    demo: true,
  }),
  secret: () => 'a secret of tests',
  certificateKeys: () => [new Uint8Array(32)],
}));
vi.mock('#web/server/database', () => ({ database: () => world.db }));
vi.mock('#web/server/request', () => ({ callerAddress: async () => '192.0.2.1' }));
vi.mock(import('#web/server/temporal'), async (original) => ({
  ...(await original()),
  temporalClient: () => ({}) as never, // asked for and not used
}));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock('#web/server/session', async () => {
  const { notFound, redirect } = await import('next/navigation');
  const signed = () =>
    world.actor && { actor: world.actor, user: { id: 'anna', login: 'anna' }, viewing: null };
  return {
    // In place of what a door does for who may: errors of Next, which everything lets through.
    requireActor: async () => redirect(world.actor ? '/opened' : '/identification'),
    requireRight: async (right: Action) => {
      if (!world.actor) redirect('/identification');
      world.asked.push(right);
      // One of `people`, or null.
      if (scopeOf(world.actor as Actor, right).reach === 'none') notFound();
      redirect('/opened');
    },
    actingActor: async () => signed(),
    peekActor: async () => signed(),
    awaitingPerson: async () => null,
  };
});

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = globSync('web/app/(portal)/**/page.tsx', { cwd: root });
const actionFiles = globSync('web/features/**/actions.ts', { cwd: root });
const routes = globSync('web/app/**/route.ts', { cwd: root });

/** Actions before a log-in, and those of the second step, which ask who awaits it. */
const before = /^web\/features\/platform\/(first-account|password-reset|second-step\/asked)\//;
/** What everybody who has logged in may open; what it then shows is narrowed to the person. */
const forEveryone = [
  ...['(portal)/page', '(portal)/[...unknown]/page', '(portal)/quitter/page', '(portal)/recherche/page'],
  ...['(portal)/vocabulaire/page', '(portal)/e-services/[service]/page'],
  ...['(portal)/informations/[rubrique]/page', '(portal)/informations/[rubrique]/[id]/page'],
  ...['espace/catalogue keepFavourite', 'espace/informations opened', 'accounts/operators stopViewing'],
  // It answers null to who may not deposit, so that a page that was left open says nothing.
  'certificates depositingFor',
];
/** Ask who is there, and answer nobody that there is nothing. */
const answersNobody = ['certificates depositingFor', 'accounts/operators stopViewing'];
/** Routes that have no person: the log-in itself, and what machines ask. */
const withoutPerson = ['api/auth/[...nextauth]', 'api/health', 'metrics'];
/** A stream of changes that concern the person. */
const streams = ['GET api/events'];

type Door = (...args: unknown[]) => Promise<unknown>;
interface NamedDoor {
  name: string;
  /** The folder of web/features that it belongs to. */
  feature: string;
  open: Door;
}

const importing = async (file: string) => (await import(`${root}/${file}`)) as Record<string, Door>; // its exports
/** A page gets nothing that it could know before it has asked who is there. */
const given = { params: Promise.resolve({}), searchParams: Promise.resolve({}) };

async function pageDoors(): Promise<NamedDoor[]> {
  const doors = pages.map(async (file) => {
    const { default: page } = await importing(file);
    const feature = /'#web\/features\/([^/]+)/.exec(readFileSync(`${root}/${file}`, 'utf8'))?.[1] ?? 'none';
    const name = file.replace('web/app/', '').replace('.tsx', '');
    return { name, feature, open: async () => page?.(given) };
  });
  return Promise.all(doors);
}

async function actionDoors(): Promise<NamedDoor[]> {
  const doors = actionFiles
    .filter((file) => !before.test(file))
    .map(async (file) => {
      const folder = file.replace('web/features/', '').replace('/actions.ts', '');
      const [feature = ''] = folder.split('/');
      return Object.entries(await importing(file)).map(([name, action]) => ({
        ...{ name: `${folder} ${name}`, feature },
        // As nobody's form would call it; it asks who is there first all the same.
        open: async () => action(new FormData()),
      }));
    });
  return (await Promise.all(doors)).flat();
}

const methods = ['GET', 'HEAD', 'POST'] as const;

async function routeDoors(): Promise<NamedDoor[]> {
  const doors = routes
    .map((file) => [file, file.replace('web/app/', '').replace('/route.ts', '')] as const)
    .filter(([, name]) => !withoutPerson.includes(name))
    .map(async ([file, name]) => {
      const exported = await importing(file);
      return methods
        .filter((method) => exported[method])
        .map((method) => ({
          ...{ name: `${method} ${name}`, feature: '' },
          open: async () => {
            const params = Promise.resolve({ id: 'unknown', service: 'unknown', workflowId: 'unknown' });
            const query = 'format=csv&submission=7k3m9qxp2d01&name=a.csv';
            const request = new Request(`http://portal/${name}?${query}`, { method });
            return exported[method]?.(request, { params });
          },
        }));
    });
  return (await Promise.all(doors)).flat();
}

const aPerson = (role: Actor['role'], services: Actor['services'] = []): Actor => ({
  ...{ userId: 'anna', role, services, contractId: role === 'contract' ? 'contract-12345' : null },
  operatorId: role === 'backOffice' || role === 'operations' ? null : 'operator-alpha',
});
/** Holds nothing but its own account. */
const contractWithoutOption = aPerson('contract');
const people = [
  contractWithoutOption,
  ...[aPerson('contract', ['qpc']), aPerson('operatorUser'), aPerson('operatorUser', serviceNames)],
  ...[aPerson('operatorAdmin', serviceNames), aPerson('backOffice'), aPerson('operations')],
];

async function outcomeOf({ open }: NamedDoor, as: Actor | null): Promise<string> {
  world.actor = as;
  world.asked = [];
  try {
    const answer = await open();
    if (!(answer instanceof Response)) return 'an answer';
    await answer.body?.cancel();
    return answer.headers.get('location')?.split('?')[0] ?? `${answer.status}`;
  } catch (error) {
    const { digest } = error as { digest?: string }; // of the errors of Next
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return '404';
    return digest?.split(';')[2] ?? String(error);
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
  world.db = database.db;
});
afterAll(() => database.close());

/** Of the e-service itself, of the platform, and of what everybody has: an account. */
async function rightsOf(feature: string): Promise<string[]> {
  const manifest = Object.values(await import(`${root}/domain/${feature}/manifest.ts`))[0] as Manifest; // its only export
  return [manifest, platform, accounts].flatMap((one: Manifest) => Object.keys(one.rights ?? {}));
}

describe.each([
  ['page', await pageDoors()],
  ['action', await actionDoors()],
] as const)('every %s', (_kind, doors) => {
  const closed = doors.filter(({ name }) => !forEveryone.includes(name));
  const asking = doors.filter(({ name }) => !answersNobody.includes(name));

  test('is found', () => {
    expect(closed.length).toBeGreaterThan(25);
  });

  test.each(asking.map((door) => [door.name, door] as const))(
    '%s asks who is there before anything else [QPC-011, QPC-012]',
    async (_name, door) => {
      expect(await outcomeOf(door, null)).toBe('/identification');
    },
  );

  test.each(closed.map((door) => [door.name, door] as const))(
    '%s asks for one right, of its own e-service or the platform, and is not there for who lacks it',
    async (_name, door) => {
      const own = await rightsOf(door.feature);
      for (const person of people) {
        const outcome = await outcomeOf(door, person);
        const [right, ...others] = world.asked as Action[]; // names of rights, by the signature of requireRight
        expect([own.includes(right ?? 'none'), others]).toEqual([true, []]);
        const expected = right && scopeOf(person, right).reach !== 'none' ? '/opened' : '404';
        expect(`${person.role}: ${outcome}`).toBe(`${person.role}: ${expected}`);
      }
    },
  );
});

describe('every route', async () => {
  const doors = (await routeDoors()).filter(({ name }) => !streams.includes(name));

  test('is found', () => {
    expect(doors.length).toBeGreaterThan(20);
  });

  test.each(doors.map((door) => [door.name, door] as const))(
    '%s asks who is there [QPC-011, QPC-012]',
    async (_name, door) => {
      expect(['401', '/identification']).toContain(await outcomeOf(door, null));
    },
  );

  test.each(doors.map((door) => [door.name, door] as const))(
    '%s is not there for who holds no e-service',
    async (_name, door) => {
      expect(await outcomeOf(door, contractWithoutOption)).toBe('404');
    },
  );
});

const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

describe.each(routes.filter((file) => /export-route/.test(readFileSync(`${root}/${file}`, 'utf8'))))(
  'the export %s',
  (file) => {
    const ask = async (format: string) => {
      world.actor = aPerson('backOffice');
      const { GET } = await importing(file);
      return (await GET?.(new Request(`http://portal/x?format=${format}`), {})) as Response; // what a route answers
    };

    test.each(Object.entries(formats))('comes as %s, to be kept as a file', async (format, contentType) => {
      const answer = await ask(format);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, contentType]);
      expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; .*\\.${format}`));
      expect(answer.headers.get('cache-control')).toMatch(/no-store/);
      const bytes = Buffer.from(await answer.arrayBuffer());
      // UTF-8 for Excel, or a ZIP.
      expect(bytes.subarray(0, 2).toString('hex')).toBe(format === 'csv' ? 'efbb' : '504b');
    });

    test('comes in no other format', async () => {
      expect((await ask('pdf')).status).toBe(404);
    });
  },
);
